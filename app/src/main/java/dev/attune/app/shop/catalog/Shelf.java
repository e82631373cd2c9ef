package dev.attune.app.shop.catalog;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ProductRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shop's pages as of a moment. Remembers each product's newest tag, because the price of a day
 * is asked for many thousand times. One thread's.
 */
public final class Shelf {

  private record Place(long day, PriceTag tag, ProductRef ref) {}

  private final ShopCatalog catalog;
  private final PriceSchedule prices;
  private final @Nullable Place[] places;
  private final long[] firstMoments;

  public Shelf(ShopCatalog catalog, PriceSchedule prices) {
    this.catalog = catalog;
    this.prices = prices;
    this.places = new Place[catalog.products().size()];
    this.firstMoments =
        catalog.products().stream().mapToLong(product -> prices.startOf(product, 0)).toArray();
  }

  /** What is sold here. */
  public ShopCatalog catalog() {
    return catalog;
  }

  /** What stands on the product's page at this moment, in milliseconds since 1970. */
  public PriceTag tagAt(Product product, long millis) {
    return placeAt(product, millis).tag();
  }

  /** The product as an event of this moment names it. */
  public ProductRef refAt(Product product, long millis) {
    return placeAt(product, millis).ref();
  }

  /** The product's facts as the catalogue publishes them, valid from this moment on. */
  public CatalogItem itemAt(Product product, long millis) {
    PriceTag tag = tagAt(product, millis);
    return new CatalogItem(
        product.id(),
        Instant.ofEpochMilli(millis),
        product.name(),
        product.category(),
        product.brand(),
        tag.price(),
        tag.listPrice(),
        ShopCatalog.CURRENCY,
        tag.stock(),
        product.url(),
        "https://shop.example/i/" + product.id() + ".jpg",
        product.complements(),
        product.replenishDays(),
        product.attributes());
  }

  /** What is published anew from one moment (included) to another (excluded), by product. */
  public List<CatalogItem> changes(long from, long to) {
    var changes = new ArrayList<CatalogItem>();
    for (Product product : catalog.products()) {
      long moment = prices.startOf(product, prices.dayOf(product, to - 1));
      if (moment >= from && hasChanged(product, moment)) {
        changes.add(itemAt(product, moment));
      }
    }
    return changes;
  }

  private boolean hasChanged(Product product, long moment) {
    long day = prices.dayOf(product, moment);
    return !prices.tagOn(product, day).equals(prices.tagOn(product, day - 1));
  }

  private Place placeAt(Product product, long millis) {
    long day = Math.floorDiv(millis - firstMoments[product.index()], 86_400_000L);
    Place place = places[product.index()];
    if (place == null || place.day() != day) {
      place = place(product, day);
      places[product.index()] = place;
    }
    return place;
  }

  private Place place(Product product, long day) {
    PriceTag tag = prices.tagOn(product, day);
    ProductRef ref =
        new ProductRef(
            product.id(),
            product.name(),
            product.category(),
            product.brand(),
            tag.price(),
            ShopCatalog.CURRENCY);
    return new Place(day, tag, ref);
  }
}
