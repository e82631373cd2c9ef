package dev.attune.connectors.log.draft;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ProductRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one row says of a product.
 *
 * @param productId the shop's product id
 * @param name display name, null where the log has none
 * @param category path from general to special, parted by dots
 * @param brand brand name
 * @param price unit price at scale 4, major units; null where unknown
 * @param listPrice unit price before a reduction
 * @param currency ISO 4217
 * @param url the product's page
 * @param imageUrl the product's picture
 * @param extent what a null means
 */
public record ProductFacts(
    String productId,
    @Nullable String name,
    @Nullable String category,
    @Nullable String brand,
    @Nullable BigDecimal price,
    @Nullable BigDecimal listPrice,
    @Nullable String currency,
    @Nullable String url,
    @Nullable String imageUrl,
    Extent extent) {

  /** How much a row says. */
  public enum Extent {
    /** The row says all there is: null is "now unknown". */
    WHOLE,
    /** The row says some of it: null is "as before". */
    PARTIAL
  }

  /** The facts that an event's own product reference holds. */
  public static ProductFacts of(ProductRef ref, Extent extent) {
    return new ProductFacts(
        ref.getProductId(),
        ref.getName(),
        ref.getCategory(),
        ref.getBrand(),
        ref.getPrice(),
        null,
        ref.getCurrency(),
        null,
        null,
        extent);
  }

  /** The same facts, a price of 0 being none: a gift is no offer. */
  public ProductFacts withoutZeroPrice() {
    if (price == null || price.signum() != 0) {
      return this;
    }
    return new ProductFacts(
        productId, name, category, brand, null, listPrice, currency, url, imageUrl, extent);
  }

  /** The same facts with a list price; it is none where it is not above the price. */
  public ProductFacts withListPrice(BigDecimal list) {
    boolean reduced = price != null && list.compareTo(price) > 0;
    return new ProductFacts(
        productId,
        name,
        category,
        brand,
        price,
        reduced ? list : null,
        currency,
        url,
        imageUrl,
        extent);
  }

  /** The same facts with addresses. */
  public ProductFacts withAddresses(@Nullable String page, @Nullable String picture) {
    return new ProductFacts(
        productId, name, category, brand, price, listPrice, currency, page, picture, extent);
  }

  /** Whether there is nothing in it but the id. */
  public boolean isBare() {
    return name == null && category == null && brand == null && price == null;
  }

  /** What is known now, given what was known before. */
  public ProductFacts after(ProductFacts before) {
    if (extent == Extent.WHOLE) {
      return this;
    }
    return new ProductFacts(
        productId,
        either(name, before.name),
        either(category, before.category),
        either(brand, before.brand),
        either(price, before.price),
        // A list price belongs to its price: an old one beside a new price would be a false saving.
        price == null ? before.listPrice : listPrice,
        either(currency, before.currency),
        either(url, before.url),
        either(imageUrl, before.imageUrl),
        extent);
  }

  /** The catalogue's record of these facts. A product without a name gets a derived one. */
  public CatalogItem validFrom(Instant moment) {
    return new CatalogItem(
        productId,
        moment,
        name == null ? ProductNames.derived(brand, category, productId) : name,
        category,
        brand,
        price,
        listPrice,
        currency,
        null,
        url,
        imageUrl,
        List.of(),
        null,
        Map.of());
  }

  private static <T> @Nullable T either(@Nullable T now, @Nullable T before) {
    return now == null ? before : now;
  }
}
