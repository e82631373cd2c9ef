package dev.attune.topology.catalog;

import dev.attune.avro.CatalogItem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The shop's facts on products, readable as of a moment. */
@FunctionalInterface
public interface CatalogReader {

  /** What was true of a product at that moment, or null where nothing was known of it. */
  @Nullable CatalogItem itemAt(String productId, Instant asOf);
}
