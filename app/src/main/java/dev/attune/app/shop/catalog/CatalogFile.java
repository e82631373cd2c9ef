package dev.attune.app.shop.catalog;

import dev.attune.app.shop.seed.Seed;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue's CSV, whose columns are named in its first line. */
final class CatalogFile {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final Seed POPULARITY = new Seed(0).child("popularity");

  private CatalogFile() {}

  /**
   * Reads a resource beside this class.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  static List<Product> read(String resource) {
    try (var stream = CatalogFile.class.getResourceAsStream(resource);
        Reader reader =
            new InputStreamReader(
                Objects.requireNonNull(stream, resource), StandardCharsets.UTF_8)) {
      return products(FORMAT.parse(reader).getRecords());
    } catch (IOException e) {
      throw new UncheckedIOException("The shop's catalogue cannot be read: " + resource, e);
    }
  }

  static String departmentOf(String category) {
    int dot = category.indexOf('.');
    return dot < 0 ? category : category.substring(0, dot);
  }

  private static List<Product> products(List<CSVRecord> rows) {
    var pricesByDepartment = new LinkedHashMap<String, List<BigDecimal>>();
    for (CSVRecord row : rows) {
      pricesByDepartment
          .computeIfAbsent(departmentOf(row.get("category")), name -> new ArrayList<>())
          .add(price(row.get("price")));
    }
    var names = List.copyOf(pricesByDepartment.keySet());
    var products = new ArrayList<Product>(rows.size());
    for (CSVRecord row : rows) {
      String department = departmentOf(row.get("category"));
      var prices = Objects.requireNonNull(pricesByDepartment.get(department));
      products.add(product(products.size(), row, appeal(row, names.indexOf(department), prices)));
    }
    return products;
  }

  private static Product product(int index, CSVRecord row, Product.Appeal appeal) {
    String listPrice = row.get("listPrice");
    String replenishDays = row.get("replenishDays");
    return new Product(
        index,
        row.get("id"),
        row.get("name"),
        row.get("category"),
        row.get("brand"),
        price(row.get("price")),
        listPrice.isEmpty() ? null : price(listPrice),
        replenishDays.isEmpty() ? null : Integer.valueOf(replenishDays),
        attributes(row),
        words(row.get("complements")),
        appeal);
  }

  private static Product.Appeal appeal(CSVRecord row, int department, List<BigDecimal> prices) {
    BigDecimal own = price(row.get("price"));
    long cheaper = prices.stream().filter(price -> price.compareTo(own) < 0).count();
    // Squared: few products draw most eyes, as on any shop's pages.
    double fame = POPULARITY.child(row.get("id")).unit();
    return new Product.Appeal(
        department, cheaper / (double) Math.max(1, prices.size() - 1), 0.2 + 2.4 * fame * fame);
  }

  private static Map<String, String> attributes(CSVRecord row) {
    var attributes = new LinkedHashMap<String, String>();
    for (String name : List.of("colour", "material")) {
      @Nullable String value = row.get(name);
      if (value != null && !value.isEmpty()) {
        attributes.put(name, value);
      }
    }
    return attributes;
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static BigDecimal price(String text) {
    return new BigDecimal(text).setScale(4);
  }
}
