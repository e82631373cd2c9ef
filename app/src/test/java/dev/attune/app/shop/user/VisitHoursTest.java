package dev.attune.app.shop.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.shop.catalog.ShopCatalog;
import dev.attune.app.shop.seed.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitHoursTest {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final long FIRST_HOUR = START.getEpochSecond() / 3600;
  private static final Seed PEOPLE = new Seed(4);
  private static final int USERS = 3_000;

  private record Visit(int user, Instant at) {}

  @Test
  void shouldSleepAtNightWhenNightIsInTheUsersOwnZone() {
    // Given
    var users = new ShopUsers(PEOPLE, ShopCatalog.standard());

    // When
    List<Integer> american = new ArrayList<>();
    List<Integer> german = new ArrayList<>();
    for (Visit visit : visits(30)) {
      Market market = users.at(visit.user()).market();
      (market == Market.AMERICA ? american : german)
          .add(visit.at().atZone(market.zone()).getHour());
    }

    // Then
    assertThat(shareAtNight(american)).isLessThan(0.03);
    assertThat(shareAtNight(german)).isLessThan(0.03);
  }

  @Test
  void shouldComeAboutAsOftenAsAskedAndSomeMuchMoreOften() {
    // Given
    int days = 40;

    // When
    List<Visit> visits = visits(days);

    // Then
    double perDay = visits.size() / (double) USERS / days;
    assertThat(perDay).isBetween(0.4, 0.75);
    long[] byUser = new long[USERS];
    visits.forEach(visit -> byUser[visit.user()]++);
    assertThat(byUser).contains(0L);
    assertThat(Arrays.stream(byUser).max().orElse(0)).isGreaterThan(3L * days);
  }

  @Test
  void shouldBeginEachVisitWithinTheHourAsked() {
    // Given
    var hours = new VisitHours(PEOPLE, new Seed(1), USERS, 0.7, START);

    // When
    List<Long> begins = new ArrayList<>();
    hours.in(FIRST_HOUR + 20, (user, millis) -> begins.add(millis));

    // Then
    long from = (FIRST_HOUR + 20) * 3_600_000L;
    assertThat(begins).isNotEmpty().allMatch(at -> at >= from && at < from + 3_600_000L);
  }

  @Test
  void shouldReadTheNumberFromAnIdOfItsOwnMakeOnly() {
    // Given
    String id = ShopUsers.idOf(42);

    // When
    int index = ShopUsers.indexOf(id);

    // Then
    assertThat(id).isEqualTo("u0000042");
    assertThat(index).isEqualTo(42);
    assertThat(ShopUsers.indexOf("somebody")).isEqualTo(-1);
    assertThat(ShopUsers.indexOf("u42")).isEqualTo(-1);
    assertThat(ShopUsers.indexOf("")).isEqualTo(-1);
  }

  private static List<Visit> visits(int days) {
    var hours = new VisitHours(PEOPLE, new Seed(1), USERS, 0.7, START);
    var visits = new ArrayList<Visit>();
    for (long hour = FIRST_HOUR; hour < FIRST_HOUR + Duration.ofDays(days).toHours(); hour++) {
      hours.in(hour, (user, at) -> visits.add(new Visit(user, Instant.ofEpochMilli(at))));
    }
    return visits;
  }

  private static double shareAtNight(List<Integer> hours) {
    return hours.stream().filter(hour -> hour >= 1 && hour < 5).count() / (double) hours.size();
  }
}
