package dev.attune.topology.offer;

import dev.attune.avro.DecisionReason;
import dev.attune.avro.OpenRequest;
import dev.attune.topology.catalog.CatalogReader;
import dev.attune.topology.recall.ProductFacts;
import java.time.Instant;
import java.util.Optional;

/** Whether what an offer says of its products is still true at the moment it is published. Pure. */
final class FactsCheck {

  private FactsCheck() {}

  /** The first fact that changed, or nothing. */
  static Optional<DecisionReason> changed(
      OpenRequest request, CatalogReader catalog, Instant asOf) {
    return request.getBrief().getProducts().stream()
        .flatMap(product ->
            ProductFacts.untrue(
                product.getProductId(),
                product.getPrice(),
                catalog.itemAt(product.getProductId(), asOf))
                .stream())
        .findFirst();
  }
}
