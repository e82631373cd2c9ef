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
public final class CatalogStore implements CatalogHistory {

  private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final KeyValueStore<VersionKey, CatalogItem> versions;
  private final CatalogCache cache;

  public CatalogStore(KeyValueStore<VersionKey, CatalogItem> versions, CatalogCache cache) {
    this.versions = versions;
    this.cache = cache;
  }

  @Override
  public @Nullable CatalogItem itemAt(String productId, Instant asOf) {
    List<CatalogItem> newest = cache.newest(productId, this::newest);
    for (CatalogItem item : newest) {
      if (!item.getValidFrom().isAfter(asOf)) {
        return item;
      }
    }
    List<CatalogItem> older =
        newest.size() < CatalogCache.NEWEST ? List.of() : versionsUpTo(productId, asOf, 1);
    return older.isEmpty() ? null : older.getFirst();
  }

  @Override
  public List<CatalogItem> versions(String productId, Instant after, Instant upTo) {
    List<CatalogItem> newest = cache.newest(productId, this::newest);
    boolean complete =
        newest.size() < CatalogCache.NEWEST || !newest.getLast().getValidFrom().isAfter(after);
    return (complete ? newest : versionsUpTo(productId, upTo, Integer.MAX_VALUE))
        .stream()
            .filter(item -> item.getValidFrom().isAfter(after))
            .filter(item -> !item.getValidFrom().isAfter(upTo))
            .toList()
            .reversed();
  }

  /** Adds a version and drops those that nobody may ask for any more. */
  void add(CatalogItem item, Duration history) {
    String productId = item.getProductId();
    cache.change(
        productId,
        () -> {
          versions.put(new VersionKey(productId, item.getValidFrom()), item);
          outdated(productId, item.getValidFrom().minus(history)).forEach(versions::delete);
        });
  }

  /** Drops all versions. */
  void remove(String productId) {
    cache.change(productId, () -> keysUpTo(productId, END_OF_TIME).forEach(versions::delete));
  }

  private List<CatalogItem> newest(String productId) {
    return versionsUpTo(productId, END_OF_TIME, CatalogCache.NEWEST);
  }

  private List<CatalogItem> versionsUpTo(String productId, Instant asOf, int most) {
    List<CatalogItem> found = new ArrayList<>();
    try (KeyValueIterator<VersionKey, CatalogItem> newestFirst = upTo(productId, asOf)) {
      while (newestFirst.hasNext() && found.size() < most) {
        found.add(newestFirst.next().value);
      }
    }
    return found;
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
