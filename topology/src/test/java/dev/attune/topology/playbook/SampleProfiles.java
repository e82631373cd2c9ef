package dev.attune.topology.playbook;

import dev.attune.avro.Activity;
import dev.attune.avro.Affinity;
import dev.attune.avro.BoughtProduct;
import dev.attune.avro.Cart;
import dev.attune.avro.CartLine;
import dev.attune.avro.Interests;
import dev.attune.avro.Mood;
import dev.attune.avro.PriceBand;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Profile;
import dev.attune.avro.SearchMade;
import dev.attune.avro.Session;
import dev.attune.avro.Spending;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Profiles for tests. */
public final class SampleProfiles {

  public static final Instant NOW = Instant.parse("2026-03-10T22:30:00Z");

  private static final Instant LAST_ORDER = NOW.minus(Duration.ofDays(40));
  private static final ProductRef KETTLE = product("p-1", "Kettle", "kitchen.kettles", "24.99");
  private static final ProductRef BEANS = product("p-2", "Coffee beans", "food.coffee", "9.50");

  private SampleProfiles() {}

  /** A user of whom next to nothing is known. */
  public static Profile stranger() {
    return Records.of(Profile.class, Profile.getClassSchema(), Map.of("userId", "user-1"));
  }

  /** The same with a mood: the sum of signals that weigh 2 together. */
  public static Profile feeling(double sum, Instant asOf) {
    return Profile.newBuilder(stranger()).setMood(mood(sum, asOf)).build();
  }

  /** The same with messages that told of distress, by how sure that was in all. */
  public static Profile distressed(double distress, Instant asOf) {
    Mood mood = Mood.newBuilder(mood(-0.2, asOf)).setDistress(distress).build();
    return Profile.newBuilder(stranger()).setMood(mood).build();
  }

  /** Somebody who has been here for a year: three orders, a cart, searches, an Austrian phone. */
  public static Profile regular() {
    return Profile.newBuilder(stranger())
        .setActivity(activity())
        .setSpending(spending())
        .setInterests(interests())
        .setPriceBand(new PriceBand(10L, Math.log(20), 0.3))
        .setSession(session())
        .setCart(cart())
        .setSearches(
            List.of(search("hand grinder", 1, "e-5"), search("goose neck kettle", 3, "e-6")))
        .setBought(List.of(bought()))
        .setMood(mood(-1.0, NOW))
        .setLocale("de-AT")
        .setTimeZone("Europe/Vienna")
        .build();
  }

  private static Activity activity() {
    return Records.of(
        Activity.class,
        Activity.getClassSchema(),
        Map.ofEntries(
            Map.entry("firstSeenAt", NOW.minus(Duration.ofDays(365))),
            Map.entry("events", 120L),
            Map.entry("views", 80L),
            Map.entry("searches", 12L),
            Map.entry("cartAdditions", 9L),
            Map.entry("orders", 3L),
            Map.entry("refunds", 1L),
            Map.entry("messages", 2L),
            Map.entry("offersShown", 10L),
            Map.entry("offersClicked", 4L),
            Map.entry("offersDismissed", 1L)));
  }

  private static Spending spending() {
    return Records.of(
        Spending.class,
        Spending.getClassSchema(),
        Map.of(
            "revenue",
            amount("180.5"),
            "currency",
            "EUR",
            "lastOrderAt",
            LAST_ORDER,
            "lastOrderTotal",
            amount("60")));
  }

  private static Interests interests() {
    return new Interests(
        NOW,
        List.of(new Affinity("kitchen.kettles", 1.0, 9.0), new Affinity("garden.tools", 5.0, 2.0)),
        List.of(new Affinity("Brühwerk", 1.0, 3.0)));
  }

  private static Session session() {
    return Records.of(
        Session.class,
        Session.getClassSchema(),
        Map.of("sessionId", "s-1", "number", 17L, "views", 4, "searches", 2, "cartAdditions", 1));
  }

  private static Cart cart() {
    return Records.of(
        Cart.class,
        Cart.getClassSchema(),
        Map.of("lines", List.of(line(KETTLE, 2), line(BEANS, 1))));
  }

  private static CartLine line(ProductRef product, int quantity) {
    return Records.of(
        CartLine.class,
        CartLine.getClassSchema(),
        Map.of("product", product, "quantity", quantity));
  }

  private static SearchMade search(String query, int times, String eventId) {
    return Records.of(
        SearchMade.class,
        SearchMade.getClassSchema(),
        Map.of("query", query, "times", times, "eventId", eventId));
  }

  private static BoughtProduct bought() {
    return Records.of(
        BoughtProduct.class,
        BoughtProduct.getClassSchema(),
        Map.of("product", BEANS, "times", 2, "lastAt", LAST_ORDER));
  }

  private static Mood mood(double sum, Instant asOf) {
    return Records.of(
        Mood.class, Mood.getClassSchema(), Map.of("sum", sum, "weight", 2.0, "asOf", asOf));
  }

  private static ProductRef product(String id, String name, String category, String price) {
    return new ProductRef(id, name, category, "Brühwerk", amount(price), "EUR");
  }

  /** An amount of money, at the scale of the contracts. */
  public static BigDecimal amount(String value) {
    return new BigDecimal(value).setScale(4, RoundingMode.HALF_UP);
  }
}
