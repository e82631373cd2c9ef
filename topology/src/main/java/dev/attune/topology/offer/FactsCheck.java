package dev.attune.topology.offer;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.OpenRequest;
import dev.attune.topology.catalog.CatalogReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what an offer says of its products is still true at the moment it is published. Pure. */
final class FactsCheck {

  private FactsCheck() {}

  /** The first fact that changed, in words, or nothing. */
  static Optional<String> changed(OpenRequest request, CatalogReader catalog, Instant asOf) {
    return request.getBrief().getProducts().stream()
        .map(product -> change(product, catalog.itemAt(product.getProductId(), asOf)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> change(OfferedProduct product, @Nullable CatalogItem now) {
    if (now == null) {
      return Optional.of("product " + product.getProductId() + " left the catalogue");
    }
    if (now.getStock() != null && now.getStock() <= 0) {
      return Optional.of("product " + product.getProductId() + " is out of stock");
    }
    return samePrice(product.getPrice(), now.getPrice())
        ? Optional.empty()
        : Optional.of("the price of product " + product.getProductId() + " changed");
  }

  private static boolean samePrice(@Nullable BigDecimal then, @Nullable BigDecimal now) {
    if (then == null || now == null) {
      return then == null && now == null;
    }
    return then.compareTo(now) == 0;
  }
}
