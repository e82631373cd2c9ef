package dev.attune.topology.catalog;

import dev.attune.avro.CatalogItem;
import java.time.Instant;
import java.util.List;

/** The shop's facts on products, and how they changed. */
public interface CatalogHistory extends CatalogReader {

  /** Versions that hold from a moment after the first up to the second on, oldest first. */
  List<CatalogItem> versions(String productId, Instant after, Instant upTo);
}
