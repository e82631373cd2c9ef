package dev.attune.connectors.webhook;

import dev.attune.avro.Offer;
import dev.attune.connectors.converter.ContractSchema;
import dev.attune.connectors.converter.ContractStruct;
import dev.attune.schemas.json.RecordJson;
import java.time.Instant;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records of the topic of offers. */
final class Offers {

  private static final Schema SCHEMA = ContractSchema.of(Offer.class);

  private Offers() {}

  static SinkRecord published(int offset, String offerId, String user, Instant expiresAt) {
    Struct struct = ContractStruct.of(offer(offerId, user, expiresAt));
    return new SinkRecord("offers", 0, Schema.STRING_SCHEMA, user, SCHEMA, struct, offset);
  }

  static SinkRecord takenBack(int offset, String user) {
    return new SinkRecord("offers", 0, Schema.STRING_SCHEMA, user, null, null, offset);
  }

  private static Offer offer(String id, String user, Instant expiresAt) {
    String json =
        """
        {"offerId":"%s","userId":"%s","scenario":"cart","slot":"email:inbox","generation":1,
         "channel":"email","language":"en","headline":"Hello","body":"A kettle for 33.20 EUR",
         "callToAction":"Look","products":[{"productId":"p1","name":"Kettle","price":33.20}],
         "terms":{"validUntil":"%s"},"createdAt":"2026-01-01T00:00:00.000Z","expiresAt":"%s",
         "trigger":{"triggerId":"t1","kind":"cart","firedAt":"2026-01-01T00:00:00.000Z",
                    "evidence":[],"facts":{}},
         "assignment":{"experiment":"none","arm":"a","propensity":1.0},
         "provenance":{"profileHash":"","playbookHash":"","promptId":"","promptHash":"",
                       "consentVersion":1,"guards":[],
                       "use":{"provider":"offline","model":"m","parameters":{},"attempts":1,
                              "latencyMillis":1,"inputTokens":1,"outputTokens":1}}}
        """
            .formatted(id, user, expiresAt, expiresAt);
    return RecordJson.fromJson(json, Offer.class);
  }
}
