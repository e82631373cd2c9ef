package dev.attune.topology.profile;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageChannel;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OrderLine;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Profile;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.profile.model.MoodReader;
import dev.attune.topology.profile.model.ProfileSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Something that happens to the user "x" of the tests, told in one line. */
public record Happening(
    Instant at, Instant arrivedAt, @Nullable String sessionId, @Nullable String locale) {

  /** When the tests begin. */
  public static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  private static final ProfileUpdater UPDATER =
      new ProfileUpdater(ProfileSettings.DEFAULTS, MoodReader.DEEDS);

  /** At that time after the start, arriving at once. */
  public static Happening after(Duration time) {
    return new Happening(START.plus(time), START.plus(time), null, null);
  }

  /** That many minutes after the start, arriving at once. */
  public static Happening minute(long minutes) {
    return after(Duration.ofMinutes(minutes));
  }

  /** That many days after the start, arriving at once. */
  public static Happening day(long days) {
    return after(Duration.ofDays(days));
  }

  /** The profile that these events make, in order of arrival. */
  public static Profile profileOf(UserEvent... events) {
    return profileOf(Arrays.asList(events));
  }

  public static Profile profileOf(List<UserEvent> events) {
    Profile profile = Profiles.empty("x", events.getFirst().arrivedAt());
    for (UserEvent event : events) {
      profile = UPDATER.apply(profile, event);
    }
    return profile;
  }

  public static Profile with(Profile before, UserEvent event) {
    return UPDATER.apply(before, event);
  }

  public static ProductRef product(String id, @Nullable String category, double price) {
    return new ProductRef(id, "Name of " + id, category, "brand", decimal(price), "EUR");
  }

  public static ProductRef product(String id) {
    return product(id, "shop." + id, 10.0);
  }

  public static BigDecimal decimal(double amount) {
    return BigDecimal.valueOf(amount).setScale(4, RoundingMode.HALF_UP);
  }

  public Happening arriving(Instant arrival) {
    return new Happening(at, arrival, sessionId, locale);
  }

  public Happening in(String session) {
    return new Happening(at, arrivedAt, session, locale);
  }

  public Happening speaking(String language) {
    return new Happening(at, arrivedAt, sessionId, language);
  }

  public UserEvent viewed(String productId) {
    return clicked(ClickType.PRODUCT_VIEWED, product(productId));
  }

  public UserEvent added(String productId) {
    return clicked(ClickType.PRODUCT_ADDED, product(productId));
  }

  public UserEvent removed(String productId) {
    return clicked(ClickType.PRODUCT_REMOVED, product(productId));
  }

  public UserEvent clicked(ClickType type, @Nullable ProductRef product) {
    return clicked(type, product, 1);
  }

  public UserEvent clicked(ClickType type, @Nullable ProductRef product, int quantity) {
    EventHeader header = header(type + (product == null ? "" : ":" + product.getProductId()));
    return event(header, new ClickEvent(header, type, product, quantity, null, null, null, null));
  }

  public UserEvent searched(String query, @Nullable Integer results) {
    EventHeader header = header("search:" + query);
    return event(
        header,
        new ClickEvent(header, ClickType.PRODUCTS_SEARCHED, null, 1, query, results, null, null));
  }

  public UserEvent ordered(String... productIds) {
    List<ProductRef> products = Arrays.stream(productIds).map(Happening::product).toList();
    return purchased(PurchaseType.ORDER_COMPLETED, 10.0 * productIds.length, "EUR", products);
  }

  public UserEvent purchased(
      PurchaseType type, double total, @Nullable String currency, List<ProductRef> products) {
    EventHeader header = header(type + ":" + products.size());
    List<OrderLine> lines = products.stream().map(line -> new OrderLine(line, 1)).toList();
    return event(
        header, new PurchaseEvent(header, type, "order", lines, decimal(total), currency, null));
  }

  public UserEvent rated(@Nullable Integer stars) {
    EventHeader header = header("message");
    return event(header, new MessageEvent(header, MessageChannel.REVIEW, "text", stars, null));
  }

  public UserEvent answered(OutcomeType type) {
    EventHeader header = header("outcome:" + type);
    return event(header, new OutcomeEvent(header, type, "offer", null, null));
  }

  private EventHeader header(String what) {
    String id = what + "@" + Duration.between(START, at);
    return new EventHeader(id, "x", at, sessionId, locale, null, "test");
  }

  private UserEvent event(EventHeader header, SpecificRecord body) {
    return new UserEvent(header, body, at, arrivedAt, new UserEvent.Place(1, 2, 3L));
  }
}
