package dev.attune.app.privacy;

import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.app.process.Background;
import dev.attune.avro.ErasureAcknowledgement;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.DataKey;
import dev.attune.schemas.seal.DataKeys;
import dev.attune.schemas.serde.AvroSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys the data keys that the topology has acknowledged to need no more. A moment is left
 * before, in which workers and servers read from {@code erasures} whom to drop: after it nobody can
 * tell. What it was doing when it was stopped it does again; to destroy twice changes nothing.
 *
 * <p>Threads: its own owns the consumer.
 */
public final class KeyShredder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KeyShredder.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Deserializer<ErasureAcknowledgement> reader;
  private final DataKeys keys;
  private final Background thread;
  private volatile boolean stopping;

  private KeyShredder(
      KafkaConsumer<String, byte[]> consumer,
      Deserializer<ErasureAcknowledgement> reader,
      DataKeys keys,
      String topic) {
    this.consumer = consumer;
    this.reader = reader;
    this.keys = keys;
    consumer.subscribe(List.of(topic));
    this.thread = Background.start("key-shredder", this::run);
  }

  /** Starts, where the registry has keys; it stays the caller's to close, after this. */
  public static Optional<KeyShredder> start(AppConfig config, SchemaRegistry registry) {
    return registry.dataKeys().map(keys -> start(config, registry, keys));
  }

  private static KeyShredder start(AppConfig config, SchemaRegistry registry, DataKeys keys) {
    Map<String, Object> settings = new HashMap<>(config.clientConfig());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, new GroupNames(config.tenant()).erasures());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    return new KeyShredder(
        consumer,
        AvroSerde.of(ErasureAcknowledgement.class, registry).deserializer(),
        keys,
        config.topics().erasureAcknowledgements().name());
  }

  private void run() {
    try (consumer) {
      while (!stopping) {
        shred(consumer.poll(POLL));
      }
    } catch (WakeupException e) {
      if (!stopping) {
        throw e;
      }
    }
  }

  private void shred(ConsumerRecords<String, byte[]> acknowledgements) {
    if (acknowledgements.isEmpty()) {
      return;
    }
    LockSupport.parkNanos(MOMENT.toNanos());
    acknowledgements.forEach(this::destroyUnneeded);
    consumer.commitSync();
  }

  private void destroyUnneeded(ConsumerRecord<String, byte[]> message) {
    try {
      ErasureAcknowledgement said = reader.deserialize(message.topic(), message.value());
      if (said != null && message.key() != null) {
        keys.destroy(message.key(), said.getKeys().stream().map(DataKey.Id::of).toList());
      }
    } catch (SerializationException | IllegalArgumentException e) {
      // Any consumer may write here; what cannot be read destroys nothing.
      LOG.warn("Cannot read {}-{}@{}", message.topic(), message.partition(), message.offset(), e);
    }
  }

  /**
   * To be called while it should still work.
   *
   * @throws IllegalStateException where it has ended
   */
  public void requireAlive() {
    thread.requireAlive();
  }

  @Override
  public void close() {
    stopping = true;
    consumer.wakeup();
    thread.join();
  }
}
