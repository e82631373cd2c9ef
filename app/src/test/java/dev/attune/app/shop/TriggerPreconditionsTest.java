package dev.attune.app.shop;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageChannel;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A fortnight of 200 users gives each kind of trigger something to fire at. */
@ParameterizedClass
@ValueSource(longs = {1, 2, 3, 42})
class TriggerPreconditionsTest {

  private final long seed;
  private final ShopLog log;
  private final List<ClickEvent> clicks;

  TriggerPreconditionsTest(long seed) {
    this.seed = seed;
    log = ShopLog.during(Duration.ofDays(14), ShopSettings.of(seed, ShopLog.START));
    clicks = log.values(ClickEvent.class);
  }

  @Test
  void shouldLeaveCartsAlone() {
    // Given
    var visits = clicks.stream().collect(groupingBy(c -> c.getHeader().getSessionId())).values();

    // When
    long left =
        visits.stream()
            .filter(visit -> count(visit, ClickType.PRODUCT_ADDED) > 0)
            .map(visit -> visit.getLast().getHeader())
            .filter(last -> isFollowedBySilence(last, Duration.ofHours(1)))
            .count();

    // Then
    assertThat(left).isPositive();
  }

  @Test
  void shouldLookAroundAndLeave() {
    // Given
    var visits = clicks.stream().collect(groupingBy(c -> c.getHeader().getSessionId())).values();

    // When
    long looked =
        visits.stream()
            .filter(v -> count(v, ClickType.PRODUCT_VIEWED) >= 2)
            .filter(v -> count(v, ClickType.PRODUCT_ADDED) == 0)
            .count();

    // Then
    assertThat(looked).isPositive();
  }

  @Test
  void shouldLookThreeTimesAtOneProductWithinAWeek() {
    // Given
    List<ClickEvent> views = clicks(ClickType.PRODUCT_VIEWED);

    // When
    boolean found = recurs(views, TriggerPreconditionsTest::productOf, 3);

    // Then
    assertThat(found).isTrue();
  }

  @Test
  void shouldSearchTwiceForTheSameWordsWithinAWeek() {
    // Given
    List<ClickEvent> searches = clicks(ClickType.PRODUCTS_SEARCHED);

    // When
    boolean found = recurs(searches, c -> Objects.requireNonNull(c.getQuery()), 2);

    // Then
    assertThat(found).isTrue();
  }

  @Test
  void shouldSearchInVain() {
    // Given
    List<ClickEvent> searches = clicks(ClickType.PRODUCTS_SEARCHED);

    // When
    long empty = searches.stream().filter(c -> Objects.requireNonNull(c.getResults()) == 0).count();

    // Then
    assertThat(empty / (double) searches.size()).isBetween(0.03, 0.25);
  }

  @Test
  void shouldChangeInterest() {
    // Given
    Instant middle = ShopLog.START.plus(Duration.ofDays(7));
    var viewsByUser = byUser(clicks(ClickType.PRODUCT_VIEWED), ClickEvent::getHeader);

    // When
    long changed =
        viewsByUser.stream()
            .filter(views -> views.size() >= 16)
            .filter(
                views -> !favourite(views, middle, true).equals(favourite(views, middle, false)))
            .count();

    // Then
    assertThat(changed).isPositive();
  }

  @Test
  void shouldMakeWatchedProductsCheaper() {
    // Given
    Map<String, Double> seen = new HashMap<>();
    long drops = 0;

    // When
    for (ShopEvent event : log.events()) {
      if (event.value() instanceof ClickEvent click && click.getProduct() != null) {
        seen.put(click.getProduct().getProductId(), click.getProduct().getPrice().doubleValue());
      } else if (event.value() instanceof CatalogItem item) {
        double before = seen.getOrDefault(item.getProductId(), 0.0);
        drops += item.getPrice().doubleValue() <= 0.95 * before ? 1 : 0;
      }
    }

    // Then
    assertThat(drops).isPositive();
  }

  @Test
  void shouldSeeUsersForTheFirstTimeOnEveryDay() {
    // Given
    Map<String, Instant> first = new HashMap<>();

    // When
    log.headers().forEach(h -> first.merge(h.getUserId(), h.getOccurredAt(), (a, b) -> a));

    // Then
    assertThat(first.values().stream().filter(t -> t.isAfter(ShopLog.START.plusSeconds(864_000))))
        .isNotEmpty();
  }

  @Test
  void shouldOrderThreeTimes() {
    // Given
    List<PurchaseEvent> orders = orders();

    // When
    var byUser = byUser(orders, PurchaseEvent::getHeader);

    // Then
    assertThat(byUser).anyMatch(own -> own.size() >= 3);
  }

  @Test
  void shouldBuyWhatSomethingElseBelongsTo() {
    // Given
    Map<String, CatalogItem> items = items();

    // When
    List<String> bought = orders().stream().map(o -> firstProduct(o)).toList();

    // Then
    assertThat(bought).anyMatch(id -> !item(items, id).getComplements().isEmpty());
  }

  @Test
  void shouldBuyTheSameConsumableTwice() {
    // Given
    Map<String, CatalogItem> items = items();

    // When
    Map<String, Integer> timesBought = new HashMap<>();
    for (PurchaseEvent order : orders()) {
      for (OrderLine line : order.getLines()) {
        String id = line.getProduct().getProductId();
        if (item(items, id).getReplenishDays() != null) {
          timesBought.merge(order.getHeader().getUserId() + id, 1, Integer::sum);
        }
      }
    }

    // Then
    assertThat(timesBought.values()).anyMatch(times -> times >= 2);
  }

  @Test
  void shouldStayAwayForAMonthWhenTheShopRunsLonger() {
    // Given
    ShopLog quarter = ShopLog.during(Duration.ofDays(80), ShopSettings.of(seed, ShopLog.START));
    var users = byUser(quarter.headers(), Function.identity());

    // When
    long dormant =
        users.stream()
            .filter(own -> own.size() >= 3)
            .filter(own -> longestSilence(own).compareTo(Duration.ofDays(30)) > 0)
            .count();

    // Then
    assertThat(dormant).isBetween(10L, 120L);
  }

  @Test
  void shouldBeAnnoyed() {
    // Given
    List<MessageEvent> messages = log.values(MessageEvent.class);

    // When
    List<MessageEvent> angry = messages.stream().filter(m -> isAngry(m)).toList();

    // Then
    assertThat(angry).isNotEmpty();
  }

  private static boolean isAngry(MessageEvent message) {
    Integer stars = message.getRating();
    return stars == null ? message.getChannel() == MessageChannel.CHAT : stars <= 2;
  }

  private List<ClickEvent> clicks(ClickType type) {
    return clicks.stream().filter(click -> click.getType() == type).toList();
  }

  private List<PurchaseEvent> orders() {
    return log.values(PurchaseEvent.class).stream()
        .filter(purchase -> purchase.getType() == PurchaseType.ORDER_COMPLETED)
        .toList();
  }

  private Map<String, CatalogItem> items() {
    var items = new HashMap<String, CatalogItem>();
    log.values(CatalogItem.class).forEach(item -> items.put(item.getProductId(), item));
    return items;
  }

  private static CatalogItem item(Map<String, CatalogItem> items, String id) {
    return Objects.requireNonNull(items.get(id));
  }

  private static String firstProduct(PurchaseEvent order) {
    return order.getLines().getFirst().getProduct().getProductId();
  }

  private static long count(List<ClickEvent> visit, ClickType type) {
    return visit.stream().filter(click -> click.getType() == type).count();
  }

  private static List<EventHeader> headers(List<ClickEvent> events) {
    return events.stream().map(ClickEvent::getHeader).toList();
  }

  private static <T> Collection<List<T>> byUser(List<T> events, Function<T, EventHeader> header) {
    return events.stream().collect(groupingBy(e -> header.apply(e).getUserId())).values();
  }

  private static String productOf(ClickEvent click) {
    ProductRef product = Objects.requireNonNull(click.getProduct());
    return product.getProductId();
  }

  private static boolean recurs(
      List<ClickEvent> events, Function<ClickEvent, String> what, int times) {
    return events.stream()
        .collect(groupingBy(e -> e.getHeader().getUserId() + " " + what.apply(e)))
        .values()
        .stream()
        .anyMatch(same -> isWithinAWeek(headers(same), times));
  }

  private static boolean isWithinAWeek(List<EventHeader> same, int times) {
    return same.size() >= times
        && Duration.between(same.getFirst().getOccurredAt(), same.get(times - 1).getOccurredAt())
                .compareTo(Duration.ofDays(7))
            <= 0;
  }

  private boolean isFollowedBySilence(EventHeader last, Duration span) {
    Instant from = last.getOccurredAt();
    return log.ofUser(last.getUserId()).headers().stream()
        .map(EventHeader::getOccurredAt)
        .noneMatch(at -> at.isAfter(from) && at.isBefore(from.plus(span)));
  }

  private static String favourite(List<ClickEvent> views, Instant middle, boolean before) {
    Map<String, Long> counts =
        views.stream()
            .filter(v -> v.getHeader().getOccurredAt().isBefore(middle) == before)
            .collect(groupingBy(v -> productOf(v).substring(0, 3), counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static Duration longestSilence(List<EventHeader> own) {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < own.size(); i++) {
      Duration gap = Duration.between(own.get(i - 1).getOccurredAt(), own.get(i).getOccurredAt());
      longest = gap.compareTo(longest) > 0 ? gap : longest;
    }
    return longest;
  }
}
