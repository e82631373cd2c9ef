package dev.attune.topology.graph;

import dev.attune.avro.ArmState;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.Identity;
import dev.attune.avro.Profile;
import dev.attune.avro.ScopeBudget;
import dev.attune.avro.UserJourney;
import dev.attune.avro.UserRequests;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds the state stores: RocksDB, without record caches, since keys hardly repeat within a commit
 * interval.
 */
public final class StoreBuilders {

  private final SchemaRegistry registry;
  private final Durability durability;

  public StoreBuilders(SchemaRegistry registry, Durability durability) {
    this.registry = registry;
    this.durability = durability;
  }

  public StoreBuilder<KeyValueStore<String, Profile>> profiles() {
    return byUser(Stores.PROFILES, Profile.class);
  }

  public StoreBuilder<KeyValueStore<String, ConsentRecord>> consents() {
    return byUser(Stores.CONSENTS, ConsentRecord.class);
  }

  public StoreBuilder<KeyValueStore<String, Identity>> identities() {
    return byUser(Stores.IDENTITIES, Identity.class);
  }

  public StoreBuilder<KeyValueStore<String, UserRequests>> requests() {
    return byUser(Stores.REQUESTS, UserRequests.class);
  }

  public StoreBuilder<KeyValueStore<String, ScopeBudget>> budgets() {
    return store(Stores.BUDGETS, Serdes.String(), AvroSerde.of(ScopeBudget.class, registry));
  }

  public StoreBuilder<KeyValueStore<DueKey, byte[]>> timers() {
    return store(Stores.TIMERS, dueKeys(Stores.TIMERS), Serdes.ByteArray());
  }

  public StoreBuilder<KeyValueStore<DueKey, byte[]>> deadlines() {
    return store(Stores.DEADLINES, dueKeys(Stores.DEADLINES), Serdes.ByteArray());
  }

  public StoreBuilder<KeyValueStore<String, UserJourney>> journeys() {
    return byUser(Stores.JOURNEYS, UserJourney.class);
  }

  public StoreBuilder<KeyValueStore<String, ArmState>> armSums() {
    return store(Stores.ARM_SUMS, Serdes.String(), AvroSerde.of(ArmState.class, registry));
  }

  public StoreBuilder<KeyValueStore<DueKey, byte[]>> windows() {
    return store(Stores.WINDOWS, dueKeys(Stores.WINDOWS), Serdes.ByteArray());
  }

  public StoreBuilder<KeyValueStore<DueKey, byte[]>> recalls() {
    return store(Stores.RECALLS, dueKeys(Stores.RECALLS), Serdes.ByteArray());
  }

  /** With keys of a format of their own. */
  public <K> StoreBuilder<KeyValueStore<K, byte[]>> offeredProducts(Serde<K> keys) {
    return store(Stores.OFFERED_PRODUCTS, keys, Serdes.ByteArray());
  }

  /**
   * In memory: every event asks it, hardly any user is in it, and two numbers for each of those are
   * little.
   */
  public StoreBuilder<KeyValueStore<String, Long>> holds() {
    return logged(
        org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(Stores.HOLDS),
            UserIdSerde.of(registry),
            Serdes.Long()));
  }

  /** Filled from its own topic, so it needs no change log. */
  public StoreBuilder<KeyValueStore<VersionKey, CatalogItem>> catalog() {
    return plain(Stores.CATALOG, VersionKey.serde(), AvroSerde.of(CatalogItem.class, registry))
        .withLoggingDisabled();
  }

  private <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> byUser(
      String name, Class<V> type) {
    return store(name, UserIdSerde.of(registry), AvroSerde.of(type, registry));
  }

  private Serde<DueKey> dueKeys(String store) {
    return DueKey.serde(store, UserIdSerde.of(registry));
  }

  private <K, V> StoreBuilder<KeyValueStore<K, V>> store(
      String name, Serde<K> keys, Serde<V> values) {
    return logged(plain(name, keys, values));
  }

  private <S extends StateStore> StoreBuilder<S> logged(StoreBuilder<S> builder) {
    return switch (durability) {
      case REPLICATED -> builder.withLoggingEnabled(Map.of());
      case LOCAL -> builder.withLoggingDisabled();
    };
  }

  private static <K, V> StoreBuilder<KeyValueStore<K, V>> plain(
      String name, Serde<K> keys, Serde<V> values) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), keys, values)
        .withCachingDisabled();
  }

  /** What becomes of a store when its machine is lost. */
  public enum Durability {
    /** It is rebuilt from its change log. */
    REPLICATED,
    /** It is gone: for runs that start from an empty state and end with it. */
    LOCAL
  }
}
