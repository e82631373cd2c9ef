package dev.attune.topology.trigger.rule.timed;

import dev.attune.avro.CartLine;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Profile;
import dev.attune.avro.ViewedProduct;
import dev.attune.topology.catalog.CatalogReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product whose price the user has seen. */
record Watched(ProductRef product, String eventId, String role, Instant seenAt, Instant arrivedAt) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What is in the cart, then what was viewed and not bought since. */
  static List<Watched> of(Profile profile) {
    List<Watched> watched = new ArrayList<>();
    for (CartLine line : profile.getCart().getLines()) {
      watched.add(
          new Watched(
              line.getProduct(),
              line.getEventId(),
              "cart",
              line.getAddedAt(),
              line.getArrivedAt()));
    }
    for (ViewedProduct view : profile.getViews()) {
      if (view.getTimes() > 0) {
        watched.add(
            new Watched(
                view.getProduct(),
                view.getEventId(),
                "view",
                view.getLastAt(),
                view.getArrivedAt()));
      }
    }
    return watched;
  }

  /** How many different products these are. */
  static long products(List<Watched> watched) {
    return watched.stream().map(each -> each.product().getProductId()).distinct().count();
  }

  /** Whether it costs at least that many percent less than it was seen for. */
  boolean isCheaperAt(Instant asOf, BigDecimal percent, CatalogReader catalog) {
    BigDecimal now = priceAt(asOf, catalog);
    if (now == null) {
      return false;
    }
    BigDecimal seen = priceSeen(catalog);
    return seen != null
        && now.multiply(HUNDRED).compareTo(seen.multiply(HUNDRED.subtract(percent))) <= 0;
  }

  /** What the event said, else what the catalogue said when it arrived. */
  @Nullable BigDecimal priceSeen(CatalogReader catalog) {
    return product.getPrice() == null ? priceAt(arrivedAt, catalog) : product.getPrice();
  }

  /** The catalogue's price, or null where it has none or has it in another currency. */
  @Nullable BigDecimal priceAt(Instant asOf, CatalogReader catalog) {
    CatalogItem item = catalog.itemAt(product.getProductId(), asOf);
    return item == null || isOther(item.getCurrency()) ? null : item.getPrice();
  }

  private boolean isOther(@Nullable String currency) {
    return currency != null
        && product.getCurrency() != null
        && !currency.equals(product.getCurrency());
  }
}
