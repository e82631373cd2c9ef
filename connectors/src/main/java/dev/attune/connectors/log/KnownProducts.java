package dev.attune.connectors.log;

import dev.attune.connectors.log.draft.ProductFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last known facts of the products seen lately. Bounded: of a product that was dropped the same
 * facts are told once more when it comes again, which harms nobody.
 */
public final class KnownProducts {

  private final Map<String, ProductFacts> facts;

  /**
   * Knows nothing yet.
   *
   * @param bound most products that are remembered
   */
  public KnownProducts(int bound) {
    this.facts =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, ProductFacts> eldest) {
            return size() > bound;
          }
        };
  }

  /** What is known of the product now, where that is news. */
  public Optional<ProductFacts> learn(ProductFacts seen) {
    if (seen.isBare()) {
      return Optional.empty();
    }
    ProductFacts before = facts.get(seen.productId());
    ProductFacts now = before == null ? seen : seen.after(before);
    if (now.equals(before)) {
      return Optional.empty();
    }
    facts.put(now.productId(), now);
    return Optional.of(now);
  }
}
