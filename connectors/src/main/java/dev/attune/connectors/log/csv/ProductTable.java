package dev.attune.connectors.log.csv;

import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.ProductNames;
import dev.attune.connectors.log.line.BadLine;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.line.Line;
import dev.attune.connectors.log.line.LogLines;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Complete Journey's table of products: {@code product_id, manufacturer_id, department, brand,
 * product_category, product_type, package_size}. Held in memory, at most {@value #BOUND} of them.
 *
 * <p>The names are derived from type and package: the table has none. Its brand is only "National"
 * or "Private", which is the kind of a brand and not its name, so it is not used.
 */
public final class ProductTable {

  /** Most products that are held; Complete Journey has about 92,000. */
  static final int BOUND = 500_000;

  private static final String NOT_AVAILABLE = "NA";
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Map<String, Entry> products;

  /** What the table says of a product. */
  record Entry(@Nullable String name, @Nullable String category) {}

  private ProductTable(Map<String, Entry> products) {
    this.products = products;
  }

  /** A table that knows nothing. */
  public static ProductTable empty() {
    return new ProductTable(Map.of());
  }

  /** Reads a table, plain or packed; its bad lines are reported like those of the log. */
  public static ProductTable read(Path file, Consumer<BadLine> badLines) {
    Map<String, Entry> products = new HashMap<>();
    CsvTable table = new CsvTable("product_id", "department", "product_category", "product_type");
    InputStream none = InputStream.nullInputStream();
    try (LogLines lines = new LogLines(List.of(file.toString()), none, badLines)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (products.size() == BOUND) {
          String detail = "only the first " + BOUND + " products are used";
          badLines.accept(new BadLine(line.file(), line.number(), Cause.TOO_MANY_PRODUCTS, detail));
          break;
        }
        add(line, table, products, badLines);
      }
    }
    return new ProductTable(products);
  }

  /** What is known of a product. */
  Optional<Entry> find(String productId) {
    return Optional.ofNullable(products.get(productId));
  }

  private static void add(
      Line line, CsvTable table, Map<String, Entry> products, Consumer<BadLine> badLines) {
    try {
      table.row(line).ifPresent(row -> products.put(row.required("product_id"), entry(row)));
    } catch (BadValueException e) {
      badLines.accept(e.at(line));
    }
  }

  private static Entry entry(CsvRow row) {
    return new Entry(name(row), category(row));
  }

  private static @Nullable String name(CsvRow row) {
    String type = known(row, "product_type");
    if (type == null) {
      return null;
    }
    String size = known(row, "package_size");
    String name = ProductNames.capitalised(type.toLowerCase(Locale.ROOT));
    return size == null ? name : name + ", " + size.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String category(CsvRow row) {
    String path =
        Stream.of("department", "product_category", "product_type")
            .map(column -> known(row, column))
            .filter(Objects::nonNull)
            .map(ProductTable::segment)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? null : path;
  }

  private static String segment(String part) {
    String words = BETWEEN_WORDS.matcher(part.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return words.replace(' ', '_');
  }

  private static @Nullable String known(CsvRow row, String column) {
    String value = row.text(column);
    return NOT_AVAILABLE.equals(value) ? null : value;
  }
}
