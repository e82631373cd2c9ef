package dev.attune.connectors.log.segment;

import dev.attune.avro.EventHeader;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.json.Fields;
import java.util.List;

/** What became of offers: offer_id, and value and currency of a conversion. */
final class OutcomeMapper {

  Draft draft(SegmentCall call, OutcomeType type) {
    Fields properties = call.properties();
    EventHeader header = call.header();
    OutcomeEvent outcome =
        new OutcomeEvent(
            header,
            type,
            properties.requiredId("offer_id"),
            properties.amount("value"),
            SegmentProduct.currency(properties.text("currency")));
    return call.draft(LogTopic.OUTCOMES, header, outcome, List.of());
  }
}
