package dev.attune.topology.catalog;

import dev.attune.avro.CatalogItem;
import dev.attune.topology.graph.VersionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The versions of all products. The global thread writes them, stream threads read them. */
public final class CatalogStore implements CatalogReader {

  private final KeyValueStore<VersionKey, CatalogItem> versions;

  public CatalogStore(KeyValueStore<VersionKey, CatalogItem> versions) {
    this.versions = versions;
  }

  @Override
  public @Nullable CatalogItem itemAt(String productId, Instant asOf) {
    try (KeyValueIterator<VersionKey, CatalogItem> newestFirst = upTo(productId, asOf)) {
      return newestFirst.hasNext() ? newestFirst.next().value : null;
    }
  }

  /** Adds a version and drops those that nobody may ask for any more. */
  void add(CatalogItem item, Duration history) {
    versions.put(new VersionKey(item.getProductId(), item.getValidFrom()), item);
    outdated(item.getProductId(), item.getValidFrom().minus(history)).forEach(versions::delete);
  }

  /** Drops all versions. */
  void remove(String productId) {
    keysUpTo(productId, Instant.ofEpochMilli(Long.MAX_VALUE)).forEach(versions::delete);
  }

  private List<VersionKey> outdated(String productId, Instant horizon) {
    if (horizon.isBefore(Instant.EPOCH)) {
      return List.of();
    }
    List<VersionKey> keys = keysUpTo(productId, horizon);
    return keys.isEmpty() ? keys : keys.subList(1, keys.size());
  }

  private List<VersionKey> keysUpTo(String productId, Instant asOf) {
    List<VersionKey> keys = new ArrayList<>();
    try (KeyValueIterator<VersionKey, CatalogItem> newestFirst = upTo(productId, asOf)) {
      newestFirst.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  private KeyValueIterator<VersionKey, CatalogItem> upTo(String productId, Instant asOf) {
    return versions.reverseRange(
        new VersionKey(productId, Instant.EPOCH), new VersionKey(productId, asOf));
  }
}
