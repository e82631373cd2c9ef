package dev.attune.connectors.log.json;

import dev.attune.avro.EventHeader;
import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.DraftSink;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.draft.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order that is being read from a session: its events in a row that have one time. */
final class OttoOrder {

  private static final BigDecimal UNKNOWN_TOTAL = BigDecimal.ZERO.setScale(Numbers.SCALE);

  private final DraftSink sink;
  private final long line;
  private final List<OrderLine> open = new ArrayList<>();
  private @Nullable EventHeader first;

  OttoOrder(DraftSink sink, long line) {
    this.sink = sink;
    this.line = line;
  }

  /** Adds a piece to the open order, or begins another where the time differs. */
  void add(EventHeader header, ProductRef product) {
    if (first != null && !first.getOccurredAt().equals(header.getOccurredAt())) {
      close();
    }
    if (first == null) {
      first = header;
    }
    open.add(new OrderLine(product, 1));
  }

  /** The open order, if any, is complete. */
  void close() {
    EventHeader header = first;
    if (header == null) {
      return;
    }
    sink.event(draft(header));
    first = null;
    open.clear();
  }

  private Draft draft(EventHeader header) {
    PurchaseEvent order =
        new PurchaseEvent(
            header,
            PurchaseType.ORDER_COMPLETED,
            header.getEventId(),
            List.copyOf(open),
            UNKNOWN_TOTAL,
            null,
            null);
    return new Draft(
        LogTopic.PURCHASES, header.getUserId(), header.getOccurredAt(), order, List.of(), line);
  }
}
