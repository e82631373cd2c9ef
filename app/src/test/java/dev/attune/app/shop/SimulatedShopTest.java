package dev.attune.app.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.app.shop.user.ShopUsers;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.EventHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedShopTest {

  private static final ShopSettings SETTINGS = ShopSettings.of(1, ShopLog.START);
  private static final ShopSettings ROUGH =
      SETTINGS.withLateness(0.1, Duration.ofHours(2)).withDuplicates(0.05).withInvalid(0.02);

  @Test
  void shouldRepeatEveryByteWhenSeedIsTheSame() {
    // Given
    String once = ShopLog.first(10_000, ROUGH).sha256();

    // When
    String again = ShopLog.first(10_000, ROUGH).sha256();

    // Then
    assertThat(again).isEqualTo(once);
  }

  @Test
  void shouldTellAnotherStoryWhenSeedDiffers() {
    // Given
    ShopSettings other = ShopSettings.of(2, ShopLog.START);

    // When
    String hash = ShopLog.first(10_000, other).sha256();

    // Then
    assertThat(hash).isNotEqualTo(ShopLog.first(10_000, SETTINGS).sha256());
  }

  @Test
  void shouldBeginWithTheWholeCatalogue() {
    // Given
    ShopLog log = ShopLog.first(200, SETTINGS);

    // When
    List<CatalogItem> items = log.values(CatalogItem.class).subList(0, 182);

    // Then
    assertThat(items).extracting(CatalogItem::getProductId).doesNotHaveDuplicates();
    assertThat(log.events().subList(0, 182))
        .allSatisfy(event -> assertThat(event.topic()).isEqualTo("catalog"))
        .allSatisfy(event -> assertThat(event.arrivedAt()).isEqualTo(ShopLog.START));
  }

  @Test
  void shouldNeverGoBackInArrivalWhenEventsAreLateAndDoubled() {
    // Given
    ShopLog log = ShopLog.first(20_000, ROUGH);

    // When
    List<Instant> arrivals = log.events().stream().map(ShopEvent::arrivedAt).toList();

    // Then
    assertThat(arrivals).isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void shouldKeepEachIdToItselfWhenNothingIsDoubled() {
    // Given
    ShopLog log = ShopLog.during(Duration.ofDays(20), SETTINGS);

    // When
    List<String> ids = log.headers().stream().map(EventHeader::getEventId).toList();

    // Then
    assertThat(ids).hasSizeGreaterThan(5_000).doesNotHaveDuplicates();
  }

  @Test
  void shouldDoubleAsManyEventsAsAsked() {
    // Given
    ShopLog log = ShopLog.first(30_000, SETTINGS.withDuplicates(0.05));

    // When
    Set<String> ids = new HashSet<>();
    long doubled = log.headers().stream().filter(h -> !ids.add(h.getEventId())).count();

    // Then
    assertThat(doubled / (double) ids.size()).isCloseTo(0.05, within(0.01));
  }

  @Test
  void shouldDelayAsManyEventsAsAskedAndNoLongerThanAsked() {
    // Given
    Duration most = Duration.ofMinutes(30);
    ShopLog log = ShopLog.first(30_000, SETTINGS.withLateness(0.2, most));

    // When
    List<Duration> delays = log.events().stream().map(SimulatedShopTest::delay).toList();

    // Then
    assertThat(delays).allSatisfy(delay -> assertThat(delay).isBetween(Duration.ZERO, most));
    double late = delays.stream().filter(Duration::isPositive).count() / (double) delays.size();
    assertThat(late).isCloseTo(0.2, within(0.02));
    assertThat(delays).anySatisfy(delay -> assertThat(delay).isGreaterThan(most.dividedBy(2)));
  }

  @Test
  void shouldArriveWhenItHappensWhenNothingIsLate() {
    // Given
    ShopLog log = ShopLog.first(10_000, SETTINGS);

    // When
    List<Duration> delays = log.events().stream().map(SimulatedShopTest::delay).toList();

    // Then
    assertThat(delays).containsOnly(Duration.ZERO);
  }

  @Test
  void shouldMixInNonsenseWhenAsked() {
    // Given
    ShopLog log = ShopLog.first(20_000, SETTINGS.withInvalid(0.1));

    // When
    long nonsense = log.events().stream().filter(event -> !EventCheck.isValid(event)).count();

    // Then
    assertThat(nonsense / 20_000.0).isCloseTo(0.09, within(0.02));
  }

  @Test
  void shouldNotChangeAUsersLifeWhenOthersComeToTheShop() {
    // Given
    Duration span = Duration.ofDays(30);
    String user = ShopUsers.idOf(3);

    // When
    ShopLog few = ShopLog.during(span, SETTINGS.withUsers(5)).ofUser(user);
    ShopLog many = ShopLog.during(span, SETTINGS.withUsers(400)).ofUser(user);

    // Then
    assertThat(few.events()).isNotEmpty().isEqualTo(many.events());
  }

  @Test
  void shouldRefuseSettingsThatMakeNoShop() {
    // Given
    ShopSettings settings = SETTINGS;

    // When
    // Then
    assertThatThrownBy(() -> settings.withUsers(0)).hasMessageContaining("users");
    assertThatThrownBy(() -> settings.withDuplicates(1.1)).hasMessageContaining("duplicateShare");
    assertThatThrownBy(() -> settings.withVisitsPerDay(Double.NaN)).hasMessageContaining("visits");
    assertThatThrownBy(() -> settings.withCompression(0)).hasMessageContaining("compression");
  }

  private static Duration delay(ShopEvent event) {
    EventHeader header = ShopLog.header(event.value());
    return header == null
        ? Duration.ZERO
        : Duration.between(header.getOccurredAt(), event.arrivedAt());
  }
}
