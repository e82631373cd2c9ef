package dev.attune.app.shop.response;

import dev.attune.avro.Assignment;
import dev.attune.avro.ModelUse;
import dev.attune.avro.Offer;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.Provenance;
import dev.attune.avro.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Offers of one kettle at 64.99 EUR, good for a day. */
public final class Offers {

  private static final Instant CREATED = Instant.parse("2026-03-05T10:00:00Z");

  private Offers() {}

  public static Offer offer(String userId, String offerId, String channel, int percent) {
    return offer(userId, offerId, channel, percent, CREATED);
  }

  /** The same, made at another time. */
  public static Offer offer(
      String userId, String offerId, String channel, int percent, Instant createdAt) {
    Instant expires = createdAt.plus(Duration.ofDays(1));
    var kettle =
        new OfferedProduct(
            "KIT-01",
            "Gooseneck Kettle 0.8 l",
            "kitchen.kettles",
            "Kessvik",
            new BigDecimal("64.9900"),
            null,
            "EUR",
            null,
            null);
    return new Offer(
        offerId,
        userId,
        "browse-recovery",
        channel,
        1L,
        channel,
        "en",
        "Still thinking of the kettle?",
        "It is on the shelf.",
        "Look again",
        List.of(kettle),
        new OfferTerms(percent, null, expires),
        createdAt,
        expires,
        new Trigger("t-" + offerId, "browse-abandoned", CREATED, List.of(), Map.of()),
        new Assignment("none", "default", 1.0),
        new Provenance("", "", "", "", 0L, use(), List.of(), null),
        null,
        null);
  }

  private static ModelUse use() {
    return new ModelUse("offline", "offline", Map.of(), 0, 0L, 0, 0, null, 0, 0);
  }
}
