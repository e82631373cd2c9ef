package dev.attune.connectors.log.segment;

import dev.attune.avro.EventHeader;
import dev.attune.avro.OrderLine;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.draft.Numbers;
import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.math.BigDecimal;
import java.util.List;

/**
 * Orders, refunds and cancellations. The total is {@code total}, else {@code revenue}, else {@code
 * value}, else the sum over the products. A completed order without products is bad; a refund
 * without any is one of the whole order.
 */
final class OrderMapper {

  private static final List<String> TOTALS = List.of("total", "revenue", "value");

  Draft draft(SegmentCall call, PurchaseType type) {
    Fields properties = call.properties();
    List<OrderLine> lines = lines(properties);
    if (lines.isEmpty() && type == PurchaseType.ORDER_COMPLETED) {
      throw new BadValueException(Cause.MISSING_FIELD, "products is missing or empty");
    }
    EventHeader header = call.header();
    PurchaseEvent order =
        new PurchaseEvent(
            header,
            type,
            properties.requiredId("order_id"),
            lines,
            total(properties, lines),
            SegmentProduct.currency(properties.text("currency")),
            properties.text("coupon"));
    return call.draft(LogTopic.PURCHASES, header, order, facts(properties, type));
  }

  private static List<OrderLine> lines(Fields properties) {
    String currency = properties.text("currency");
    return properties.objects("products").stream()
        .map(product ->
            new OrderLine(
                SegmentProduct.required(product, currency).ref(), product.pieces("quantity")))
        .toList();
  }

  private static BigDecimal total(Fields properties, List<OrderLine> lines) {
    for (String name : TOTALS) {
      BigDecimal total = properties.amount(name);
      if (total != null) {
        return total;
      }
    }
    return lines.stream()
        .filter(line -> line.getProduct().getPrice() != null)
        .map(line -> Numbers.times(line.getProduct().getPrice(), line.getQuantity()))
        .reduce(BigDecimal.ZERO.setScale(Numbers.SCALE), BigDecimal::add);
  }

  /** Only a sale tells today's facts: what is given back has the price it once had. */
  private static List<ProductFacts> facts(Fields properties, PurchaseType type) {
    return type == PurchaseType.ORDER_COMPLETED ? SegmentProduct.allFacts(properties) : List.of();
  }
}
