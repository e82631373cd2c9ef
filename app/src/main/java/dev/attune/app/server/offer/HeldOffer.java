package dev.attune.app.server.offer;

import dev.attune.avro.Offer;
import dev.attune.schemas.json.RecordJson;
import java.time.Instant;

/** An offer as the view keeps it: what is asked of each, and the rest as JSON. */
record HeldOffer(
    String offerId,
    String userId,
    String slot,
    String channel,
    long generation,
    Instant createdAt,
    Instant expiresAt,
    String json) {

  /** Of the objects around the text, about; a text of Latin letters takes a byte for each. */
  private static final int OVERHEAD = 400;

  static HeldOffer of(Offer offer) {
    return new HeldOffer(
        offer.getOfferId(),
        offer.getUserId(),
        offer.getSlot(),
        offer.getChannel(),
        offer.getGeneration(),
        offer.getCreatedAt(),
        offer.getExpiresAt(),
        RecordJson.toJson(offer));
  }

  int bytes() {
    return json.length() + OVERHEAD;
  }

  boolean isCurrent(Instant now) {
    return now.isBefore(expiresAt);
  }
}
