package dev.attune.app.shop;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Is it a shop as shops are? Figures of a month of 2,000 users. */
class PlausibilityTest {

  private static ShopLog log = new ShopLog(List.of());
  private static Collection<List<ClickEvent>> visits = List.of();

  @BeforeAll
  static void simulate() {
    log = ShopLog.during(Duration.ofDays(30), ShopSettings.of(11, ShopLog.START).withUsers(2_000));
    visits =
        log.values(ClickEvent.class).stream()
            .collect(groupingBy(click -> click.getHeader().getSessionId()))
            .values();
  }

  @Test
  void shouldHoldValidEventsOnly() {
    // Given
    ShopLog month = log;

    // When
    List<ShopEvent> events = month.events();

    // Then
    assertThat(events).hasSizeGreaterThan(100_000).allMatch(EventCheck::isValid);
  }

  @Test
  void shouldTurnOneToFivePercentOfVisitsIntoOrders() {
    // Given
    Set<String> withOrder = visitsWithOrder();

    // When
    double conversion = withOrder.size() / (double) visits.size();

    // Then
    assertThat(conversion).isBetween(0.01, 0.05);
  }

  @Test
  void shouldSeeSixtyToEightyPercentOfCartsAbandoned() {
    // Given
    Set<String> withOrder = visitsWithOrder();
    List<List<ClickEvent>> withCart = visits.stream().filter(has(ClickType.PRODUCT_ADDED)).toList();

    // When
    double abandoned = withCart.stream().filter(v -> !withOrder.contains(session(v))).count();

    // Then
    assertThat(abandoned / withCart.size()).isBetween(0.6, 0.8);
  }

  @Test
  void shouldHaveVisitsOfCommonLength() {
    // Given
    double[] steps = visits.stream().mapToDouble(List::size).sorted().toArray();
    double[] seconds = visits.stream().mapToDouble(PlausibilityTest::seconds).sorted().toArray();

    // When
    double medianSeconds = seconds[seconds.length / 2];

    // Then
    assertThat(medianSeconds).isBetween(45.0, 300.0);
    assertThat(seconds[seconds.length - 1]).isLessThan(2 * 3600.0);
    assertThat(steps[steps.length / 2]).isBetween(3.0, 10.0);
    assertThat(steps[0]).isEqualTo(1);
  }

  @Test
  void shouldSpeakSixLanguages() {
    // Given
    List<EventHeader> headers = log.headers();

    // When
    Set<String> languages = new HashSet<>();
    headers.forEach(h -> languages.add(Objects.requireNonNull(h.getLocale()).substring(0, 2)));

    // Then
    assertThat(languages).containsExactlyInAnyOrder("en", "de", "fr", "es", "pt", "it");
  }

  @Test
  void shouldHaveSomeUsersWhoDenyConsentAndSomeWhoWithdrawIt() {
    // Given
    List<ConsentRecord> consents = log.values(ConsentRecord.class);

    // When
    List<ConsentRecord> denied = consents.stream().filter(PlausibilityTest::isDenied).toList();

    // Then
    assertThat(denied.size() / (double) consents.size()).isBetween(0.04, 0.2);
    assertThat(denied).anyMatch(c -> c.getVersion() == 1).anyMatch(c -> c.getVersion() > 1);
  }

  @Test
  void shouldReceiveReviewsOfEveryRatingAndParcelsBack() {
    // Given
    List<PurchaseEvent> purchases = log.values(PurchaseEvent.class);

    // When
    List<Integer> ratings =
        log.values(MessageEvent.class).stream().map(m -> m.getRating()).toList();

    // Then
    assertThat(ratings).contains(1, 2, 3, 4, 5, null);
    assertThat(purchases)
        .extracting(PurchaseEvent::getType)
        .contains(PurchaseType.ORDER_REFUNDED, PurchaseType.ORDER_CANCELLED);
  }

  private static Set<String> visitsWithOrder() {
    var sessions = new HashSet<String>();
    for (PurchaseEvent purchase : log.values(PurchaseEvent.class)) {
      if (purchase.getType() == PurchaseType.ORDER_COMPLETED) {
        sessions.add(Objects.requireNonNull(purchase.getHeader().getSessionId()));
      }
    }
    return sessions;
  }

  private static Predicate<List<ClickEvent>> has(ClickType type) {
    return visit -> visit.stream().anyMatch(click -> click.getType() == type);
  }

  private static String session(List<ClickEvent> visit) {
    return Objects.requireNonNull(visit.getFirst().getHeader().getSessionId());
  }

  private static double seconds(List<ClickEvent> visit) {
    return Duration.between(
            visit.getFirst().getHeader().getOccurredAt(),
            visit.getLast().getHeader().getOccurredAt())
        .toSeconds();
  }

  private static boolean isDenied(ConsentRecord consent) {
    return consent.getPurposes().get("personalization") == ConsentStatus.DENIED;
  }
}
