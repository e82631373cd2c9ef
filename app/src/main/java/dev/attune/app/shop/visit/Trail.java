package dev.attune.app.shop.visit;

import dev.attune.app.shop.catalog.Product;
import dev.attune.app.shop.catalog.Shelf;
import dev.attune.app.shop.seed.Dice;
import dev.attune.app.shop.user.ShopUser;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.ProductRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of one visit as they are written down, one after the other. One thread's. */
final class Trail {

  private static final String SHOP = "https://shop.example/";
  private static final long QUICKEST = 900;

  private final ShopUser user;
  private final String sessionId;
  private final Shelf shelf;
  private final Dice dice;
  private final List<Happening> steps = new ArrayList<>(12);
  private List<Happening> sequels = List.of();
  private long now;

  Trail(ShopUser user, String sessionId, long start, Shelf shelf, Dice dice) {
    this.user = user;
    this.sessionId = sessionId;
    this.now = start;
    this.shelf = shelf;
    this.dice = dice;
  }

  ShopUser user() {
    return user;
  }

  Dice dice() {
    return dice;
  }

  Shelf shelf() {
    return shelf;
  }

  String sessionId() {
    return sessionId;
  }

  /** The moment that the visit has reached, in milliseconds since 1970. */
  long now() {
    return now;
  }

  long day() {
    return Math.floorDiv(now, 86_400_000L);
  }

  void pause(double meanSeconds) {
    now += QUICKEST + (long) (1000 * dice.exponential(meanSeconds));
  }

  void page(ClickType type, String path) {
    pause(14);
    click(type, null, 1, SHOP + path);
  }

  void product(ClickType type, Product product, int quantity) {
    pause(38);
    click(type, shelf.refAt(product, now), quantity, product.url());
  }

  void search(String query, int results) {
    pause(18);
    var value =
        new ClickEvent(
            header(), ClickType.PRODUCTS_SEARCHED, null, 1, query, results, SHOP + "search", null);
    steps.add(Happening.of(value));
  }

  void add(Happening step) {
    steps.add(step);
  }

  /** Something that will happen when the visit is over. */
  void addLater(Happening sequel) {
    var all = new ArrayList<>(sequels);
    all.add(sequel);
    sequels = all;
  }

  /** The header of the visit's next event, which happens now. */
  EventHeader header() {
    return header(now, sessionId);
  }

  /** The header of an event that happens when the visit is long over. */
  EventHeader headerLater(long millis) {
    return header(now + millis, null);
  }

  private EventHeader header(long millis, @Nullable String session) {
    return new EventHeader(
        sessionId + "-" + (steps.size() + sequels.size()),
        user.id(),
        Instant.ofEpochMilli(millis),
        session,
        user.market().locale(),
        user.market().zone().getId(),
        "web");
  }

  /** All that was written. */
  Visit visit() {
    return new Visit(steps, sequels);
  }

  private void click(ClickType type, @Nullable ProductRef product, int quantity, String url) {
    steps.add(
        Happening.of(new ClickEvent(header(), type, product, quantity, null, null, url, null)));
  }
}
