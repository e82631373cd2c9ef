package dev.attune.connectors.log.csv;

import dev.attune.avro.OrderLine;
import dev.attune.avro.PurchaseType;
import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.connectors.log.line.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One row that is one position of an order.
 *
 * @param key which order it belongs to
 * @param line where it is written
 * @param at when it was bought
 * @param position what was bought
 * @param amount what was paid for it, at scale 4
 * @param facts what it tells of the product, if anything
 */
record OrderRow(
    Key key,
    Line line,
    Instant at,
    OrderLine position,
    BigDecimal amount,
    List<ProductFacts> facts) {

  /** Rows with the same key, one after the other, are one order. */
  record Key(int fileIndex, String orderId, String userId, PurchaseType type) {}
}
