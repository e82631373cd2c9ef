package dev.attune.guards.lies;

import dev.attune.avro.Brief;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Facts of one brief. */
record Truth(
    String product,
    BigDecimal price,
    BigDecimal old,
    int discount,
    String coupon,
    int stock,
    LocalDate until,
    Map<String, Integer> promises) {

  static final Instant NOW = Instant.parse("2026-12-23T10:00:00Z");

  private static final List<String> PRICES =
      List.of("19", "24.99", "25", "34.50", "49", "79.90", "129", "249", "999", "1299");
  private static final List<Integer> DISCOUNTS = List.of(10, 15, 20, 25, 30, 40, 50, 5, 12);
  private static final List<String> COUPONS =
      List.of("TEA-4", "BACK10", "WINTER26", "HELLO", "MERCI5", "Q7X-ZK");
  private static final List<Integer> DAYS = List.of(14, 30, 45, 60);
  private static final List<Integer> MONTHS = List.of(12, 18, 24, 36);
  private static final Map<String, List<String>> PRODUCTS =
      Map.of(
          "zh", List.of("丽乐电水壶", "极光台灯", "挪威羊毛毯", "维达旅行杯"),
          "de",
              List.of(
                  "Wasserkocher Lille", "Tischlampe Aurora", "Wolldecke Norvik", "Becher Vida 2"),
          "fr", List.of("Bouilloire Lille", "Lampe Aurora", "Couverture Norvik", "Gobelet Vida 2"),
          "es", List.of("Hervidor Lille", "Lámpara Aurora", "Manta Norvik", "Vaso Vida 2"),
          "pt", List.of("Chaleira Lille", "Candeeiro Aurora", "Manta Norvik", "Copo Vida 2"),
          "en", List.of("Lille Kettle", "Aurora Desk Lamp", "Norvik Blanket", "Vida Mug 2"));

  /** Facts by chance, with this discount where it is not 0. */
  static Truth of(String language, int discount, Random random) {
    int place = random.nextInt(PRICES.size() - 1);
    return new Truth(
        pick(PRODUCTS.getOrDefault(language, List.of()), random),
        new BigDecimal(PRICES.get(place)),
        new BigDecimal(PRICES.get(place + 1)),
        discount == 0 ? pick(DISCOUNTS, random) : discount,
        pick(COUPONS, random),
        2 + random.nextInt(10),
        LocalDate.of(2026, 12, 24).plusDays(1 + random.nextInt(5)),
        Map.of(
            "free-shipping",
            1,
            "gift",
            1,
            "refund-days",
            pick(DAYS, random),
            "guarantee-months",
            pick(MONTHS, random)));
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  int daysLeft() {
    return (int) (until.toEpochDay() - LocalDate.of(2026, 12, 23).toEpochDay());
  }

  /** The same with other facts where a claim of this type speaks of them. */
  Truth otherwise(String language, Seed seed, Random random) {
    String type = seed.type();
    Truth other = this;
    while (!differs(other, type)) {
      Truth drawn = of(language, 0, random);
      other =
          switch (type) {
            case "price" -> with(product, drawn.price, drawn.old, discount, coupon, stock, until);
            case "percent" ->
                with(product, drawn.price, drawn.old, drawn.discount, coupon, stock, until);
            case "coupon" -> with(product, price, old, discount, drawn.coupon, stock, until);
            case "stock" -> with(product, price, old, discount, coupon, drawn.stock, until);
            case "deadline", "duration" ->
                with(product, price, old, discount, coupon, stock, drawn.until);
            case "product" -> with(drawn.product, price, old, discount, coupon, stock, until);
            default -> withPromises(type, drawn, seed.sentence().contains("{"), random);
          };
    }
    return other;
  }

  private boolean differs(Truth other, String type) {
    return switch (type) {
      case "price" -> !isRelated(other);
      case "percent" -> !isPercentOf(other, discount);
      case "deadline", "duration" -> !until.equals(other.until);
      case "product" -> !product.equals(other.product);
      case "coupon" -> !coupon.equals(other.coupon);
      case "stock" -> stock != other.stock;
      default -> !promises.equals(other.promises);
    };
  }

  /** Whether an amount of this one follows from the other. */
  private boolean isRelated(Truth other) {
    return List.of(price, old).stream()
        .anyMatch(amount -> List.of(other.price, other.old).contains(amount));
  }

  private static boolean isPercentOf(Truth other, int percent) {
    double reduction = 100 * (1 - other.price.doubleValue() / other.old.doubleValue());
    return other.discount == percent || Math.abs(reduction - percent) < 1.5;
  }

  private Truth with(
      String newProduct,
      BigDecimal newPrice,
      BigDecimal newOld,
      int newDiscount,
      String newCoupon,
      int newStock,
      LocalDate newUntil) {
    return new Truth(
        newProduct, newPrice, newOld, newDiscount, newCoupon, newStock, newUntil, promises);
  }

  /** Without the promise, or, where the sentence names a figure, now and then with another one. */
  private Truth withPromises(String type, Truth drawn, boolean figure, Random random) {
    String key =
        switch (type) {
          case "guarantee" -> "guarantee-months";
          case "refund" -> "refund-days";
          case "shipping" -> "free-shipping";
          default -> "gift";
        };
    Map<String, Integer> changed = new HashMap<>(promises);
    if (figure && random.nextBoolean()) {
      changed.put(key, drawn.promises.get(key));
    } else {
      changed.remove(key);
    }
    return new Truth(product, price, old, discount, coupon, stock, until, Map.copyOf(changed));
  }

  Brief brief(String language) {
    OfferedProduct offered =
        new OfferedProduct("p-1", product, null, null, price, old, "EUR", null, null);
    Instant end = until.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    return new Brief(
        "scenario",
        new Trigger("t-1", "cart-abandoned", NOW, List.of(), Map.of()),
        "email-main",
        "email",
        language,
        "plain",
        List.of(offered),
        new OfferTerms(discount, coupon, end),
        TextRules.newBuilder().setPromises(promises).setStock(Map.of("p-1", stock)).build());
  }
}
