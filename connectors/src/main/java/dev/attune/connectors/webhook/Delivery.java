package dev.attune.connectors.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.attune.avro.Offer;
import dev.attune.connectors.converter.ContractRecord;
import dev.attune.schemas.json.RecordJson;
import java.time.Instant;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is told of one record: an offer, or that all offers of a user are taken back.
 *
 * @param record where it comes from
 * @param id the same whenever it is told: the offer's id, or the place of the record that takes
 *     back
 * @param userId whose
 * @param offer null where the user's offers are taken back
 */
record Delivery(SinkRecord record, String id, String userId, @Nullable Offer offer) {

  /**
   * Reads a record of the topic of offers.
   *
   * @throws DataException where it is none
   */
  static Delivery of(SinkRecord record) {
    if (!(record.key() instanceof String user)) {
      throw new DataException(
          place(record)
              + " has no user id as its key: set key.converter to"
              + " org.apache.kafka.connect.storage.StringConverter");
    }
    if (record.value() == null) {
      return new Delivery(record, place(record), user, null);
    }
    if (!(record.value() instanceof Struct struct)
        || !Offer.class.getName().equals(struct.schema().name())) {
      throw new DataException(
          place(record)
              + " is no offer: set value.converter to"
              + " dev.attune.connectors.converter.AvroConverter, and topics to the topic of offers");
    }
    Offer offer = ContractRecord.of(struct, Offer.class);
    return new Delivery(record, offer.getOfferId(), user, offer);
  }

  /** Where it lies. */
  static String place(SinkRecord record) {
    return record.topic() + "-" + record.kafkaPartition() + "-" + record.kafkaOffset();
  }

  boolean takesBack() {
    return offer == null;
  }

  /** Whether it is an offer that must not be shown any more. */
  boolean hasRunOut(Instant now) {
    return offer != null && !offer.getExpiresAt().isAfter(now);
  }

  /** Its part of the body. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("type", offer == null ? "offers.withdrawn" : "offer.published");
    json.put("userId", userId);
    if (offer != null) {
      json.putRawValue("offer", new RawValue(RecordJson.toJson(offer)));
    }
    return json;
  }
}
