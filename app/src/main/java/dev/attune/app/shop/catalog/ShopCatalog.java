package dev.attune.app.shop.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The assortment of the simulated shop: about 180 products of brands that do not exist. */
public final class ShopCatalog {

  /** ISO 4217 code of all its prices. */
  public static final String CURRENCY = "EUR";

  private final List<Product> products;
  private final List<Department> departments;
  private final Map<String, Product> byId;
  private final Map<String, List<Product>> byCategory;

  private ShopCatalog(List<Product> products) {
    this.products = List.copyOf(products);
    this.departments = departmentsOf(products);
    this.byId = products.stream().collect(toUnmodifiableMap(Product::id, Function.identity()));
    this.byCategory = products.stream().collect(groupingBy(Product::category));
  }

  /** The catalogue that comes with Attune. */
  public static ShopCatalog standard() {
    return new ShopCatalog(CatalogFile.read("products.csv"));
  }

  /** All products, by index. */
  public List<Product> products() {
    return products;
  }

  /** All departments, by index. */
  public List<Department> departments() {
    return departments;
  }

  /** The product with this id, or null where there is none. */
  public @Nullable Product product(String id) {
    return byId.get(id);
  }

  /** The products of exactly this category, by index. */
  public List<Product> inCategory(String category) {
    return byCategory.getOrDefault(category, List.of());
  }

  private static List<Department> departmentsOf(List<Product> products) {
    var byName = new LinkedHashMap<String, List<Product>>();
    for (Product product : products) {
      byName
          .computeIfAbsent(CatalogFile.departmentOf(product.category()), name -> new ArrayList<>())
          .add(product);
    }
    var departments = new ArrayList<Department>();
    byName.forEach((name, own) -> departments.add(new Department(departments.size(), name, own)));
    return List.copyOf(departments);
  }
}
