package dev.attune.benchmarks.jmh;

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

/** Ordinary texts for one brief, which all guards let pass. */
final class JudgedOffers {

  /** As long as the system part of a prompt is. */
  static final String INSTRUCTIONS =
      "You write short marketing texts for the online shop Lindhavn. Take facts from the request"
          + " only and copy names, prices, percentages, codes and dates exactly as they are given. ";

  private static final Map<String, OfferText> TEXTS =
      Map.of(
          "en",
          new OfferText(
              "The kettle you looked at",
              "Kettle Lille 1.7 l now costs €24.99. It was €39.00 before. With the code TEA-4 you"
                  + " save 10 % more, until 31 December. It boils a pot of tea in the time it takes"
                  + " to find the cups.",
              "Have a look"),
          "de",
          new OfferText(
              "Der Kessel, den Sie angesehen haben",
              "Kettle Lille 1.7 l kostet jetzt 24,99 €. Vorher waren es 39,00 €. Mit dem Code TEA-4"
                  + " sparen Sie noch einmal 10 %, bis zum 31. Dezember. Er kocht eine Kanne Tee,"
                  + " ehe die Tassen gefunden sind.",
              "Ansehen"),
          "zh",
          new OfferText(
              "您看过的水壶",
              "Kettle Lille 1.7 l 现在的价格是 24.99 欧元，原价 39.00 欧元。使用优惠码 TEA-4 还可以再省 10%，"
                  + "截止到 12 月 31 日。在您找好杯子之前，一壶茶就煮好了。",
              "去看看"));

  private JudgedOffers() {}

  static OfferText text(String language) {
    return TEXTS.getOrDefault(language, new OfferText("", "", ""));
  }

  static Brief brief(String language) {
    OfferedProduct kettle =
        OfferedProduct.newBuilder()
            .setProductId("p-1")
            .setName("Kettle Lille 1.7 l")
            .setCategory("appliances.kitchen.kettle")
            .setBrand("Norvik")
            .setPrice(new BigDecimal("24.9900"))
            .setListPrice(new BigDecimal("39.0000"))
            .setCurrency("EUR")
            .build();
    Instant firedAt = Instant.parse("2026-12-24T10:00:00Z");
    return new Brief(
        "scenario",
        new Trigger("t-1", "repeated-view", firedAt, List.of(), Map.of("views", "3")),
        "email-main",
        "email",
        language,
        "plain",
        List.of(kettle),
        new OfferTerms(10, "TEA-4", Instant.parse("2026-12-31T23:59:59Z")),
        TextRules.newBuilder().setShop("Lindhavn").build());
  }
}
