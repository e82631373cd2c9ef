package dev.attune.topology.runtime;

import dev.attune.topology.deadletter.DeadLetterSink;
import dev.attune.topology.deadletter.PoisonHandler;
import dev.attune.topology.event.ArrivalTime;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' configuration with the values that were measured to suit this topology; what a
 * user gives comes on top.
 */
public final class StreamsSettings {

  private static final int COMMIT_MILLIS = 100;
  private static final int LINGER_MILLIS = 5;
  // A profile is a few kilobytes: the default of 16 KiB would make a batch of every four.
  private static final int BATCH_BYTES = 128 << 10;
  private static final long UNSENT_BYTES = 64L << 20;
  private static final int SESSION_MILLIS = 6_000;
  private static final int HEARTBEAT_MILLIS = 1_500;
  private static final int TRANSACTION_MILLIS = 4_000;
  // A stall of RocksDB must not make a member of the group look dead (KAFKA-20456).
  private static final int POLL_MILLIS = 600_000;

  private StreamsSettings() {}

  /** The whole configuration. */
  public static Map<String, Object> of(
      String applicationId,
      DeadLetterSink deadLetters,
      StoreMemory memory,
      Map<String, Object> given) {
    Map<String, Object> settings = new HashMap<>(measured());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(PoisonHandler.SINK_CONFIG, deadLetters);
    settings.put(SharedStoreMemory.MEMORY_CONFIG, memory);
    settings.putAll(given);
    return settings;
  }

  private static Map<String, Object> measured() {
    Map<String, Object> settings = new HashMap<>();
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonHandler.class);
    settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ArrivalTime.class);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedStoreMemory.class);
    settings.putAll(clients());
    return settings;
  }

  private static Map<String, Object> clients() {
    return Map.of(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MILLIS,
        StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES,
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), UNSENT_BYTES,
        StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4",
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MILLIS,
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS,
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS,
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG), POLL_MILLIS,
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
  }
}
