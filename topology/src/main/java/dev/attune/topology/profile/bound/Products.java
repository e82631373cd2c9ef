package dev.attune.topology.profile.bound;

import dev.attune.avro.ProductRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Products as a profile keeps them: each text bounded, each price sound. Caps are in bytes of
 * UTF-8.
 */
public final class Products {

  /** Longest product id. */
  public static final int MAX_ID = 64;

  private static final int MAX_NAME = 160;
  private static final int MAX_CATEGORY = 96;
  private static final int MAX_BRAND = 48;
  private static final int MAX_CURRENCY = 3;

  private Products() {}

  /** The product itself where it fits already, which is the usual case. */
  @SuppressWarnings("ReferenceEquality") // identity says whether anything was cut
  public static ProductRef bounded(ProductRef product) {
    String id = BoundedText.cut(product.getProductId(), MAX_ID);
    String name = BoundedText.cutNullable(product.getName(), MAX_NAME);
    String category = BoundedText.cutNullable(product.getCategory(), MAX_CATEGORY);
    String brand = BoundedText.cutNullable(product.getBrand(), MAX_BRAND);
    BigDecimal price = Money.price(product.getPrice());
    String currency = BoundedText.cutNullable(product.getCurrency(), MAX_CURRENCY);
    boolean fits =
        id == product.getProductId()
            && name == product.getName()
            && category == product.getCategory()
            && brand == product.getBrand()
            && price == product.getPrice()
            && currency == product.getCurrency();
    return fits ? product : new ProductRef(id, name, category, brand, price, currency);
  }

  /** As {@link #bounded}; nothing stays nothing. */
  public static @Nullable ProductRef boundedNullable(@Nullable ProductRef product) {
    return product == null ? null : bounded(product);
  }
}
