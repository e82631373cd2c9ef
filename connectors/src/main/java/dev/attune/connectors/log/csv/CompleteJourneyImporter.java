package dev.attune.connectors.log.csv;

import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseType;
import dev.attune.connectors.log.draft.DraftSink;
import dev.attune.connectors.log.draft.LineImporter;
import dev.attune.connectors.log.draft.Numbers;
import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.connectors.log.draft.ProductFacts.Extent;
import dev.attune.connectors.log.line.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/**
 * Complete Journey of 84.51: the transactions, {@code household_id, basket_id, product_id,
 * quantity, sales_value, retail_disc, coupon_disc, coupon_match_disc, transaction_timestamp} and
 * others, with names and categories from its {@link ProductTable}. Prices are US dollars. The
 * shops' time zone is not told; times are read as UTC. Campaigns and coupon redemptions are not
 * read.
 *
 * <p>Consecutive rows of one basket are one order. A log whose rows are shuffled, as a sample may
 * be, gives one order a row, and nearly all of it is late on the log clock: sort it by time first.
 *
 * <p>{@code sales_value} is what the shop was paid for the row, after its own discounts. Per piece
 * it is the price; with {@code retail_disc} and {@code coupon_match_disc} added back, the list
 * price. Rows without pieces, such as coupons on their own, are {@code bad-quantity}.
 */
public final class CompleteJourneyImporter implements LineImporter {

  private static final String SOURCE = "completejourney";
  private static final String CURRENCY = "USD";
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd[' ']['T']HH:mm:ss['Z']", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final CsvTable table =
      new CsvTable(
          "household_id",
          "basket_id",
          "product_id",
          "quantity",
          "sales_value",
          "transaction_timestamp");
  private final OrderRows orders = new OrderRows(SOURCE, CURRENCY);
  private final ProductTable products;

  /** With the table to join; it may be empty. */
  public CompleteJourneyImporter(ProductTable products) {
    this.products = products;
  }

  @Override
  public void read(Line line, DraftSink sink) {
    table.row(line).map(this::orderRow).ifPresent(row -> orders.add(row, sink));
  }

  @Override
  public void finish(DraftSink sink) {
    orders.close(sink);
  }

  private OrderRow orderRow(CsvRow row) {
    int pieces = row.pieces("quantity");
    BigDecimal paid = row.amount("sales_value");
    ProductRef product = product(row.required("product_id"), perPiece(paid, pieces));
    ProductFacts facts =
        ProductFacts.of(product, Extent.PARTIAL)
            .withoutZeroPrice()
            .withListPrice(perPiece(undiscounted(row, paid), pieces));
    return new OrderRow(
        new OrderRow.Key(
            row.line().fileIndex(),
            row.required("basket_id"),
            row.user("household_id"),
            PurchaseType.ORDER_COMPLETED),
        row.line(),
        row.time("transaction_timestamp", TIME, ZONE),
        new OrderLine(product, pieces),
        paid,
        List.of(facts));
  }

  private ProductRef product(String productId, BigDecimal price) {
    return products
        .find(productId)
        .map(known ->
            new ProductRef(productId, known.name(), known.category(), null, price, CURRENCY))
        .orElseGet(() -> new ProductRef(productId, null, null, null, price, CURRENCY));
  }

  private static BigDecimal undiscounted(CsvRow row, BigDecimal paid) {
    return paid.add(discount(row, "retail_disc")).add(discount(row, "coupon_match_disc"));
  }

  private static BigDecimal discount(CsvRow row, String column) {
    return row.text(column) == null ? BigDecimal.ZERO : row.amount(column);
  }

  private static BigDecimal perPiece(BigDecimal amount, int pieces) {
    return amount.divide(BigDecimal.valueOf(pieces), Numbers.SCALE, RoundingMode.HALF_UP);
  }
}
