package dev.attune.connectors.log.csv;

import dev.attune.avro.EventHeader;
import dev.attune.avro.PurchaseEvent;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.DraftSink;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.draft.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers consecutive rows of one order into one event. At most {@value #BOUND} rows wait: a longer
 * order, or one whose rows are scattered over the log, becomes several events with one order id.
 */
final class OrderRows {

  /** Longest order that stays in one piece. The longest of online-retail has about 1,100 rows. */
  static final int BOUND = 5_000;

  private final String source;
  private final String currency;
  private final List<OrderRow> open = new ArrayList<>();

  OrderRows(String source, String currency) {
    this.source = source;
    this.currency = currency;
  }

  /** Adds a row; the order before it goes to the sink where this one begins another. */
  void add(OrderRow row, DraftSink sink) {
    if (!open.isEmpty() && (open.size() == BOUND || !open.getFirst().key().equals(row.key()))) {
      close(sink);
    }
    open.add(row);
  }

  /** The open order, if any, is complete. */
  void close(DraftSink sink) {
    if (open.isEmpty()) {
      return;
    }
    sink.event(draft(open.getFirst()));
    open.clear();
  }

  private Draft draft(OrderRow first) {
    OrderRow.Key key = first.key();
    EventHeader header =
        new EventHeader(
            first.line().id(source), key.userId(), first.at(), null, null, null, source);
    PurchaseEvent order =
        new PurchaseEvent(
            header,
            key.type(),
            key.orderId(),
            open.stream().map(OrderRow::position).toList(),
            open.stream().map(OrderRow::amount).reduce(total(), BigDecimal::add),
            currency,
            null);
    return new Draft(
        LogTopic.PURCHASES,
        key.userId(),
        first.at(),
        order,
        open.stream().flatMap(row -> row.facts().stream()).toList(),
        first.line().number());
  }

  private static BigDecimal total() {
    return BigDecimal.ZERO.setScale(Numbers.SCALE);
  }
}
