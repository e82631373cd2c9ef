package dev.attune.connectors.log.draft;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names for products whose log gives none. Derived, not the shop's: readable, but two products of
 * one brand and category share a name.
 */
public final class ProductNames {

  private ProductNames() {}

  /**
   * Brand and last part of the category, such as "Samsung smartphone"; only "Smartphone" or
   * "Samsung product" where one is missing, "Product 12345" where both are.
   */
  public static String derived(
      @Nullable String brand, @Nullable String category, String productId) {
    if (brand == null && category == null) {
      return "Product " + productId;
    }
    String kind = category == null ? "product" : lastPart(category);
    return capitalised(brand == null ? kind : brand + " " + kind);
  }

  private static String lastPart(String category) {
    return category.substring(category.lastIndexOf('.') + 1).replace('_', ' ');
  }

  /** The text with its first letter in upper case. */
  public static String capitalised(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int second = text.offsetByCodePoints(0, 1);
    return text.substring(0, second).toUpperCase(Locale.ROOT) + text.substring(second);
  }
}
