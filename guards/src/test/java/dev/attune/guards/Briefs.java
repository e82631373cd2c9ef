package dev.attune.guards;

import dev.attune.avro.Brief;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferText;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.TextRules;
import dev.attune.avro.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What texts of these tests are about. */
public final class Briefs {

  /** A kettle at 24.99 instead of 39.00, with ten percent off until 31 December 2026 23:59 UTC. */
  public static final Brief KETTLE =
      brief(
          new OfferedProduct(
              "p-1",
              "Kettle Lille 1.7 l",
              "appliances.kitchen.kettle",
              "Norvik",
              new BigDecimal("24.9900"),
              new BigDecimal("39.0000"),
              "EUR",
              null,
              null));

  private Briefs() {}

  /** A brief with these products. */
  public static Brief brief(OfferedProduct... products) {
    Instant firedAt = Instant.parse("2026-12-24T10:00:00Z");
    Trigger trigger = new Trigger("t-1", "repeated-view", firedAt, List.of(), Map.of("views", "3"));
    OfferTerms terms = new OfferTerms(10, "TEA-4", Instant.parse("2026-12-31T23:59:59Z"));
    return new Brief(
        "scenario",
        trigger,
        "email-main",
        "email",
        "en",
        "plain",
        List.of(products),
        terms,
        TextRules.newBuilder().setShop("Lindhavn").build());
  }

  /** The kettle's brief in another language. */
  public static Brief in(String language) {
    return Brief.newBuilder(KETTLE).setLanguage(language).build();
  }

  /** The kettle's brief under other rules. */
  public static Brief under(TextRules.Builder rules) {
    return Brief.newBuilder(KETTLE).setRules(rules.build()).build();
  }

  /** This body beneath an ordinary headline. */
  public static OfferText text(String body) {
    return new OfferText("The kettle you looked at", body, "Have a look");
  }
}
