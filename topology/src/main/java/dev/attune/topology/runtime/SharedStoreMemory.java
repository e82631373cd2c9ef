package dev.attune.topology.runtime;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** Gives every store its part of the {@link StoreMemory} that the configuration carries. */
public final class SharedStoreMemory implements RocksDBConfigSetter {

  /** Configuration key under which the {@link StoreMemory} itself is handed over. */
  public static final String MEMORY_CONFIG = "attune.store.memory";

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    StoreMemory memory = (StoreMemory) configs.get(MEMORY_CONFIG);
    Objects.requireNonNull(memory, MEMORY_CONFIG + " is not set").applyTo(options);
  }

  /** The memory belongs to whoever opened it. */
  @Override
  public void close(String storeName, Options options) {}
}
