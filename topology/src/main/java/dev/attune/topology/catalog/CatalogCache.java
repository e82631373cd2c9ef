package dev.attune.topology.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attune.avro.CatalogItem;
import java.util.List;
import java.util.function.Function;

/**
 * The newest versions of the products last asked for, decoded: most rules ask for the same few, for
 * every event. One for all threads of a topology: stream threads fill it, the global thread takes
 * out what it changes. Reading and changing a product exclude each other, so nobody puts back what
 * was just outdated; they wait for a store's read or write at most.
 */
public final class CatalogCache {

  /** Most versions of a product; who asks for an older one reads the store. */
  static final int NEWEST = 8;

  /** Some tens of megabytes; a product that is not known weighs one. */
  private static final long MOST_VERSIONS = 50_000;

  private final Cache<String, List<CatalogItem>> newestFirst =
      Caffeine.newBuilder()
          .maximumWeight(MOST_VERSIONS)
          .weigher((String productId, List<CatalogItem> versions) -> 1 + versions.size())
          .executor(Runnable::run)
          .build();

  /** The newest versions, newest first; reads the store if they are not here. */
  List<CatalogItem> newest(String productId, Function<String, List<CatalogItem>> store) {
    return newestFirst.get(productId, store);
  }

  /** Changes a product in the store and forgets it here, as one step. */
  void change(String productId, Runnable store) {
    newestFirst
        .asMap()
        .compute(
            productId,
            (id, outdated) -> {
              store.run();
              return null;
            });
  }

  /** Forgets all: the store begins anew. */
  void clear() {
    newestFirst.invalidateAll();
  }
}
