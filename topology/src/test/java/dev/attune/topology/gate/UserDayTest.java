package dev.attune.topology.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.topology.playbook.frequency.QuietHours;
import dev.attune.topology.playbook.frequency.QuietHours.Policy;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserDayTest {

  private static final UserDay VIENNA = new UserDay(ZoneId.of("Europe/Vienna"));

  @ParameterizedTest
  @CsvSource({
    // A winter's night: 21:00 to 08:00 in Vienna is 20:00 to 07:00 UTC.
    "2026-01-15T19:59:59.999Z, ",
    "2026-01-15T20:00:00Z, 2026-01-16T07:00:00Z",
    "2026-01-15T23:30:00Z, 2026-01-16T07:00:00Z",
    "2026-01-16T06:59:59.999Z, 2026-01-16T07:00:00Z",
    "2026-01-16T07:00:00Z, ",
  })
  void shouldBelongToTheNightFromItsStartOnAndNotToItsEndWhenItWrapsOverMidnight(
      Instant moment, Instant end) {
    // When
    Optional<Instant> until = VIENNA.quietUntil(hours(21 * 60, 8 * 60), moment);

    // Then
    assertThat(until).isEqualTo(Optional.ofNullable(end));
  }

  @ParameterizedTest
  @CsvSource({
    // 29 March 2026: 02:00 becomes 03:00, at 01:00 UTC. 02:30 does not exist: the change stands for
    // it.
    "00:00, 02:30, 2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
    "00:00, 02:30, 2026-03-29T01:00:00Z, ",
    "02:30, 06:00, 2026-03-29T00:59:59Z, ",
    "02:30, 06:00, 2026-03-29T01:00:00Z, 2026-03-29T04:00:00Z",
    // Both ends in the gap: nothing is left of it.
    "02:10, 02:50, 2026-03-29T01:00:00Z, ",
    // 25 October 2026: 03:00 becomes 02:00, at 01:00 UTC. 02:30 is shown twice, 00:30 and 01:30
    // UTC.
    "00:00, 02:30, 2026-10-25T00:45:00Z, 2026-10-25T01:30:00Z",
    "00:00, 02:30, 2026-10-25T01:29:59Z, 2026-10-25T01:30:00Z",
    "02:30, 06:00, 2026-10-25T00:29:59Z, ",
    "02:30, 06:00, 2026-10-25T00:30:00Z, 2026-10-25T05:00:00Z",
    "02:30, 06:00, 2026-10-25T01:15:00Z, 2026-10-25T05:00:00Z",
  })
  void shouldRatherKeepQuietTooLongThanWakeSomebodyWhenClocksChange(
      String from, String to, Instant moment, Instant end) {
    // When
    Optional<Instant> until = VIENNA.quietUntil(hours(minute(from), minute(to)), moment);

    // Then
    assertThat(until).isEqualTo(Optional.ofNullable(end));
  }

  @Test
  void shouldCountADayFromItsStartWhenTheDayOfTheWeekIsNamed() {
    // Given
    QuietHours saturdayNight =
        new QuietHours(
            "n", 22 * 60, 10 * 60, Set.of(DayOfWeek.SATURDAY), Set.of(), Policy.DROP, null);
    UserDay utc = new UserDay(ZoneOffset.UTC);

    // When
    Optional<Instant> sunday = utc.quietUntil(saturdayNight, Instant.parse("2026-11-22T09:00:00Z"));
    Optional<Instant> monday = utc.quietUntil(saturdayNight, Instant.parse("2026-11-23T09:00:00Z"));

    // Then
    assertThat(sunday).contains(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(monday).isEmpty();
  }

  @Test
  void shouldBeNoQuietHoursWhenStartEqualsEnd() {
    assertThatIllegalArgumentException().isThrownBy(() -> hours(480, 480));
  }

  @Test
  void shouldBeQuietAllDayWhenItEndsAtTwentyFour() {
    // When
    Optional<Instant> until =
        VIENNA.quietUntil(hours(0, 1_440), Instant.parse("2026-01-15T22:59:59.999Z"));

    // Then
    assertThat(until).contains(Instant.parse("2026-01-15T23:00:00Z"));
  }

  @Test
  void shouldTakeTheOtherZoneWhenTheUsersOwnIsUnknown() {
    assertThat(UserDay.of("Moon/Base", ZoneOffset.UTC).zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Property(tries = 2_000)
  void shouldEndLaterThanNowAndBeQuietUntilThen(
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second,
      @ForAll @IntRange(max = 1_439) int from,
      @ForAll @IntRange(min = 1, max = 1_440) int to) {
    // Given
    if (from == to) {
      return;
    }
    Instant moment = Instant.ofEpochSecond(second);

    // When
    Optional<Instant> until = VIENNA.quietUntil(hours(from, to), moment);

    // Then
    until.ifPresent(end -> {
      assertThat(end).isAfter(moment);
      assertThat(VIENNA.quietUntil(hours(from, to), end.minusMillis(1))).isPresent();
    });
  }

  private static int minute(String clock) {
    return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
  }

  private static QuietHours hours(int from, int to) {
    return new QuietHours(
        "n", from, to, EnumSet.allOf(DayOfWeek.class), Set.of(), Policy.HOLD, null);
  }
}
