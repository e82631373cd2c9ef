package dev.attune.connectors.log.csv;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.DraftSink;
import dev.attune.connectors.log.draft.LineImporter;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.draft.Numbers;
import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.line.Line;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;

/**
 * REES46 multi-category store: {@code event_time, event_type, product_id, category_id,
 * category_code, brand, price, user_id, user_session}. Times are UTC, prices have no currency, and
 * 0.00 means that the price is not known.
 *
 * <p>Products have no names; the catalogue's are derived from brand and category. A purchase row is
 * an order of one piece whose order id is the event's id: the log has no order numbers.
 */
public final class Rees46Importer implements LineImporter {

  private static final String SOURCE = "rees46";
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[ 'UTC']", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final CsvTable table =
      new CsvTable("event_time", "event_type", "product_id", "price", "user_id");

  @Override
  public void read(Line line, DraftSink sink) {
    table.row(line).map(Rees46Importer::draft).ifPresent(sink::event);
  }

  @Override
  public void finish(DraftSink sink) {
    // No event spans rows.
  }

  private static Draft draft(CsvRow row) {
    EventHeader header =
        new EventHeader(
            row.line().id(SOURCE),
            row.user("user_id"),
            row.time("event_time", TIME, ZONE),
            row.text("user_session"),
            null,
            null,
            SOURCE);
    BigDecimal amount = row.amount("price");
    ProductRef product = product(row, amount);
    String kind = row.required("event_type");
    boolean order = kind.equals("purchase");
    SpecificRecord value =
        order ? purchase(header, product, amount) : click(header, product, clickType(kind));
    return new Draft(
        order ? LogTopic.PURCHASES : LogTopic.CLICKSTREAM,
        header.getUserId(),
        header.getOccurredAt(),
        value,
        List.of(ProductFacts.of(product, ProductFacts.Extent.WHOLE)),
        row.line().number());
  }

  private static ProductRef product(CsvRow row, BigDecimal amount) {
    return new ProductRef(
        row.required("product_id"),
        null,
        row.text("category_code"),
        row.text("brand"),
        Numbers.unlessZero(amount),
        null);
  }

  private static ClickEvent click(EventHeader header, ProductRef product, ClickType type) {
    return new ClickEvent(header, type, product, 1, null, null, null, null);
  }

  private static PurchaseEvent purchase(EventHeader header, ProductRef product, BigDecimal amount) {
    return new PurchaseEvent(
        header,
        PurchaseType.ORDER_COMPLETED,
        header.getEventId(),
        List.of(new OrderLine(product, 1)),
        amount,
        null,
        null);
  }

  private static ClickType clickType(String kind) {
    return switch (kind) {
      case "view" -> ClickType.PRODUCT_VIEWED;
      case "cart" -> ClickType.PRODUCT_ADDED;
      case "remove_from_cart" -> ClickType.PRODUCT_REMOVED;
      default ->
          throw BadValueException.of(
              Cause.UNKNOWN_EVENT, "event_type", kind, "view, cart, remove_from_cart or purchase");
    };
  }
}
