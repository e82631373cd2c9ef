package dev.attune.app.server.offer;

import dev.attune.avro.Offer;
import dev.attune.schemas.json.RecordJson;

/**
 * What those hear who listen: a new offer, or that one was taken back.
 *
 * @param event "offer" or "recall", as a stream of events names it
 * @param json the record
 */
record Announcement(String event, String offerId, String userId, String json) {

  static Announcement of(HeldOffer offer) {
    return new Announcement("offer", offer.offerId(), offer.userId(), offer.json());
  }

  /** The record that takes an offer back: it has no text, and says when and why. */
  static Announcement ofRecall(Offer record) {
    return new Announcement(
        "recall", record.getOfferId(), record.getUserId(), RecordJson.toJson(record));
  }
}
