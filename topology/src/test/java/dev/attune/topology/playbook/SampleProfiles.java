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
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Profiles for tests. */
public final class SampleProfiles {

  public static final Instant NOW = Instant.parse("2026-03-10T22:30:00Z");

  private SampleProfiles() {}

  /** A user of whom one event is known. */
  public static Profile stranger() {
    Activity activity = new Activity(NOW, NOW, NOW, NOW, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    return Profile.newBuilder()
        .setUserId("user-1")
        .setActivity(activity)
        .setSpending(new Spending(amount("0"), null, null, null, null))
        .setInterests(new Interests(NOW, List.of(), List.of()))
        .setPriceBand(new PriceBand(0L, 0.0, 0.0))
        .setSession(new Session(null, NOW, NOW, 1L, 1, 0, 0, 0, 0))
        .setCart(new Cart(List.of(), NOW))
        .setViews(List.of())
        .setSearches(List.of())
        .setBought(List.of())
        .setMood(new Mood(0.0, 0.0, NOW, null))
        .setRecentEvents(ByteBuffer.allocate(0))
        .build();
  }

  /** Somebody who has been here for a year: three orders, a cart, a search, an Austrian phone. */
  public static Profile regular() {
    Instant lastOrder = NOW.minus(Duration.ofDays(40));
    ProductRef kettle = product("p-1", "Kettle", "kitchen.kettles", "24.99");
    ProductRef coffee = product("p-2", "Coffee beans", "food.coffee", "9.50");
    Activity activity =
        new Activity(
            NOW.minus(Duration.ofDays(365)),
            NOW,
            NOW,
            NOW,
            120L,
            80L,
            12L,
            9L,
            3L,
            1L,
            2L,
            10L,
            4L,
            1L);
    return Profile.newBuilder(stranger())
        .setActivity(activity)
        .setSpending(new Spending(amount("180.5"), "EUR", lastOrder, "e-9", amount("60")))
        .setInterests(
            new Interests(
                NOW,
                List.of(
                    new Affinity("kitchen.kettles", 1.0, 9.0),
                    new Affinity("garden.tools", 5.0, 2.0)),
                List.of(new Affinity("Brühwerk", 1.0, 3.0))))
        .setPriceBand(new PriceBand(10L, Math.log(20), 0.3))
        .setSession(new Session("s-1", NOW, NOW, 17L, 4, 2, 1, 1, 0))
        .setCart(
            new Cart(
                List.of(new CartLine(kettle, 2, NOW, "e-1"), new CartLine(coffee, 1, NOW, "e-2")),
                NOW))
        .setSearches(
            List.of(
                new SearchMade("hand grinder", 0, 1, NOW, "e-5"),
                new SearchMade("goose neck kettle", 12, 3, NOW, "e-6")))
        .setBought(List.of(new BoughtProduct(coffee, 2, lastOrder, lastOrder, lastOrder, "e-9")))
        .setMood(new Mood(-1.0, 2.0, NOW, "e-7"))
        .setLocale("de-AT")
        .setTimeZone("Europe/Vienna")
        .build();
  }

  public static ProductRef product(String id, String name, String category, String price) {
    return new ProductRef(id, name, category, "Brühwerk", amount(price), "EUR");
  }

  public static BigDecimal amount(String value) {
    return new BigDecimal(value).setScale(4, RoundingMode.HALF_UP);
  }
}
