package dev.attune.topology.recall;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.DecisionReason;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what was said of a product is true. Pure. */
public final class ProductFacts {

  private ProductFacts() {}

  /**
   * What is not, with what is said and what holds.
   *
   * @param said price, null where none was
   * @param now what the catalogue says; null where it has the product no more
   */
  public static Optional<DecisionReason> untrue(
      String productId, @Nullable BigDecimal said, @Nullable CatalogItem now) {
    if (now == null) {
      return reason(
          "facts.catalogue", "product " + productId + " left the catalogue", "gone", "listed");
    }
    if (now.getStock() != null && now.getStock() <= 0) {
      return reason(
          "facts.stock",
          "product " + productId + " is out of stock",
          String.valueOf(now.getStock()),
          "at least 1");
    }
    return same(said, now.getPrice())
        ? Optional.empty()
        : reason(
            "facts.price",
            "the price of product " + productId + " changed",
            text(now.getPrice()),
            text(said));
  }

  private static Optional<DecisionReason> reason(
      String rule, String detail, String actual, String required) {
    return Optional.of(new DecisionReason(rule, detail, actual, required));
  }

  private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }

  private static String text(@Nullable BigDecimal price) {
    return price == null ? "not known" : price.stripTrailingZeros().toPlainString();
  }
}
