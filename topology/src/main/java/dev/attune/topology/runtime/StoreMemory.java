package dev.attune.topology.runtime;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that all stores of a process share. Whoever opens it closes it, after the streams that
 * use it.
 */
public final class StoreMemory implements AutoCloseable {

  private static final long MEMTABLE_BYTES = 16L << 20;

  private final Cache cache;
  private final WriteBufferManager writeBuffers;

  private StoreMemory(Cache cache, WriteBufferManager writeBuffers) {
    this.cache = cache;
    this.writeBuffers = writeBuffers;
  }

  /**
   * Memory for blocks and write buffers.
   *
   * @param bytes in all, of which write buffers take up to a half
   */
  public static StoreMemory of(long bytes) {
    RocksDB.loadLibrary();
    Cache cache = new LRUCache(bytes);
    return new StoreMemory(cache, new WriteBufferManager(bytes / 2, cache));
  }

  void applyTo(Options options) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(cache);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinL0FilterAndIndexBlocksInCache(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(writeBuffers);
    options.setWriteBufferSize(MEMTABLE_BYTES);
  }

  @Override
  public void close() {
    writeBuffers.close();
    cache.close();
  }
}
