package dev.attune.topology.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.CatalogItem;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.topology.graph.VersionKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogStoreTest {

  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final Duration HISTORY = Duration.ofDays(90);

  private final KeyValueStore<VersionKey, CatalogItem> versions = store();
  private final CatalogCache cache = new CatalogCache();
  private final CatalogStore catalog = new CatalogStore(versions, cache);

  @AfterEach
  void close() {
    versions.close();
  }

  @Test
  void shouldTellWhatHeldAtEachMomentWhenAProductHasMoreVersionsThanAreKeptDecoded() {
    // Given
    int count = 3 * CatalogCache.NEWEST;
    for (int version = 0; version < count; version++) {
      catalog.add(item(version), HISTORY);
    }

    // When
    List<@Nullable Integer> seen = new ArrayList<>();
    for (int version = -1; version < count; version++) {
      seen.add(priceAt(hour(version)));
      seen.add(priceAt(hour(version).plusMillis(1)));
    }

    // Then
    List<@Nullable Integer> expected = new ArrayList<>();
    for (int version = -1; version < count; version++) {
      Integer price = version < 0 ? null : version;
      expected.add(price);
      expected.add(price);
    }
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void shouldTellTheNewPriceWhenAProductChangesThatWasAskedForBefore() {
    // Given
    catalog.add(item(0), HISTORY);
    priceAt(hour(5));

    // When
    catalog.add(item(3), HISTORY);

    // Then
    assertThat(priceAt(hour(5))).isEqualTo(3);
    assertThat(priceAt(hour(2))).isEqualTo(0);
  }

  @Test
  void shouldFindAProductThatWasAskedForBeforeItCame() {
    // Given
    assertThat(priceAt(hour(5))).isNull();

    // When
    catalog.add(item(1), HISTORY);

    // Then
    assertThat(priceAt(hour(5))).isEqualTo(1);
  }

  @Test
  void shouldKnowNothingOfAProductWhenItWasRemoved() {
    // Given
    catalog.add(item(0), HISTORY);
    priceAt(hour(5));

    // When
    catalog.remove("p");

    // Then
    assertThat(priceAt(hour(5))).isNull();
  }

  @Test
  void shouldNeverShowAVersionOlderThanOneThatIsWrittenWhenManyThreadsRead() {
    // Given
    AtomicInteger written = new AtomicInteger(-1);
    List<CompletableFuture<Integer>> readers = new ArrayList<>();
    for (int reader = 0; reader < 3; reader++) {
      readers.add(CompletableFuture.supplyAsync(() -> countStaleReads(written)));
    }

    // When
    for (int version = 0; version < 5_000; version++) {
      catalog.add(item(version), Duration.ofHours(20));
      written.set(version);
    }
    written.set(Integer.MAX_VALUE);

    // Then
    assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isZero());
  }

  private int countStaleReads(AtomicInteger written) {
    int stale = 0;
    while (true) {
      int atLeast = written.get();
      if (atLeast == Integer.MAX_VALUE) {
        return stale;
      }
      Integer price = priceAt(hour(1_000_000));
      stale += price == null ? (atLeast >= 0 ? 1 : 0) : (price < atLeast ? 1 : 0);
    }
  }

  private @Nullable Integer priceAt(Instant asOf) {
    CatalogItem item = catalog.itemAt("p", asOf);
    return item == null || item.getPrice() == null ? null : item.getPrice().intValue();
  }

  private static CatalogItem item(int version) {
    return CatalogItem.newBuilder()
        .setProductId("p")
        .setName("Kettle")
        .setValidFrom(hour(version))
        .setPrice(BigDecimal.valueOf(version).setScale(4))
        .build();
  }

  private static Instant hour(int hour) {
    return START.plus(Duration.ofHours(hour));
  }

  private static KeyValueStore<VersionKey, CatalogItem> store() {
    KeyValueStore<VersionKey, CatalogItem> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore("catalog"),
                VersionKey.serde(),
                AvroSerde.of(CatalogItem.class, new MockSchemaRegistry()))
            .withCachingDisabled()
            .withLoggingDisabled()
            .build();
    StateStoreContext context = new MockProcessorContext<Void, Void>().getStateStoreContext();
    store.init(context, store);
    return store;
  }
}
