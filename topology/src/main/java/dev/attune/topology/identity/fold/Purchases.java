package dev.attune.topology.identity.fold;

import dev.attune.avro.BoughtProduct;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was bought under any of a person's ids.
 *
 * @param products newest first, bounded
 * @param lastOrderAt event time of the last order; null where there was none
 * @param lastByProduct event time of each product's last purchase
 */
record Purchases(
    List<BoughtProduct> products,
    @Nullable Instant lastOrderAt,
    Map<String, Instant> lastByProduct) {

  @Nullable Instant lastOf(String productId) {
    return lastByProduct.get(productId);
  }
}
