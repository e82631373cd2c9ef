package dev.attune.connectors.log.csv;

import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseType;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.DraftSink;
import dev.attune.connectors.log.draft.LineImporter;
import dev.attune.connectors.log.draft.Numbers;
import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.connectors.log.draft.ProductFacts.Extent;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.line.Line;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * UCI Online Retail: {@code InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice,
 * CustomerID, Country}. Prices are pounds, times are the shop's own in the United Kingdom.
 *
 * <p>Consecutive rows of one invoice and customer are one order. An invoice number that begins with
 * C cancels; a negative quantity without it gives back, so it is a refund. Both have positive
 * pieces and totals. A row without customer is {@code no-user}. The country is where the customer
 * lives and says no language, so no locale is guessed.
 *
 * <p>Postage, discounts and fees stay in the orders, but are no products of the catalogue; nor are
 * prices of 0, which are gifts.
 */
public final class OnlineRetailImporter implements LineImporter {

  private static final String SOURCE = "online-retail";
  private static final String CURRENCY = "GBP";
  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final DateTimeFormatter TIME = timeForm();
  private static final Set<String> SERVICES =
      Set.of("POST", "DOT", "C2", "D", "M", "S", "B", "CRUK", "BANK CHARGES", "AMAZONFEE");

  private final CsvTable table =
      new CsvTable("InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID");
  private final OrderRows orders = new OrderRows(SOURCE, CURRENCY);

  // The data set goes round with two and with four digits of the year.
  private static DateTimeFormatter timeForm() {
    return new DateTimeFormatterBuilder()
        .appendPattern("[M/d/uuuu H:mm][M/d/uu H:mm]")
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  @Override
  public void read(Line line, DraftSink sink) {
    table.row(line).map(OnlineRetailImporter::orderRow).ifPresent(row -> orders.add(row, sink));
  }

  @Override
  public void finish(DraftSink sink) {
    orders.close(sink);
  }

  private static OrderRow orderRow(CsvRow row) {
    String invoice = row.required("InvoiceNo");
    String user = row.user("CustomerID");
    String quantity = row.required("Quantity");
    PurchaseType type = type(invoice, quantity);
    int pieces = Numbers.pieces("Quantity", unsigned(quantity));
    BigDecimal price = row.amount("UnitPrice");
    ProductRef product = product(row, price);
    return new OrderRow(
        new OrderRow.Key(row.line().fileIndex(), invoice, user, type),
        row.line(),
        row.time("InvoiceDate", TIME, ZONE),
        new OrderLine(product, pieces),
        Numbers.times(price, pieces),
        facts(product, type));
  }

  private static PurchaseType type(String invoice, String quantity) {
    boolean negative = quantity.startsWith("-");
    if (!invoice.startsWith("C")) {
      return negative ? PurchaseType.ORDER_REFUNDED : PurchaseType.ORDER_COMPLETED;
    }
    if (!negative) {
      throw BadValueException.of(
          Cause.BAD_QUANTITY, "Quantity", quantity, "negative, though the invoice cancels");
    }
    return PurchaseType.ORDER_CANCELLED;
  }

  private static String unsigned(String quantity) {
    return quantity.startsWith("-") ? quantity.substring(1) : quantity;
  }

  private static ProductRef product(CsvRow row, BigDecimal price) {
    return new ProductRef(
        row.required("StockCode"), row.text("Description"), null, null, price, CURRENCY);
  }

  /** Only a sale tells today's facts: what is given back has the price it once had. */
  private static List<ProductFacts> facts(ProductRef product, PurchaseType type) {
    boolean service = SERVICES.contains(product.getProductId().toUpperCase(Locale.ROOT));
    if (service || type != PurchaseType.ORDER_COMPLETED) {
      return List.of();
    }
    return List.of(ProductFacts.of(product, Extent.PARTIAL).withoutZeroPrice());
  }
}
