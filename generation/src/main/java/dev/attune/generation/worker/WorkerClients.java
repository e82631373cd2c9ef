package dev.attune.generation.worker;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The clients of a worker. They carry bytes, so that a record nobody can read stays one record.
 *
 * @param reader makes consumers without a group, for who needs one to close
 */
public record WorkerClients(
    Consumer<byte[], byte[]> consumer,
    Producer<byte[], byte[]> producer,
    Supplier<Consumer<byte[], byte[]>> reader) {

  /** Most records of one fetch: by so many at most the limit in flight is exceeded. */
  private static final int MOST_POLL_RECORDS = 500;

  /**
   * After a crash nobody calls until the session is over. Six seconds are the least that a broker
   * allows by default; a worker's poll thread never waits, so it has no need of more.
   */
  private static final int SESSION_MILLIS = 6_000;

  private static final int HEARTBEAT_MILLIS = 1_500;

  /**
   * Connects with what a worker depends on; the rest is the caller's.
   *
   * @param common settings of both clients: where the brokers are, security
   * @param groupId the workers that share the requests
   */
  public static WorkerClients connect(
      Map<String, Object> common, String groupId, WorkerLimits limits) {
    return new WorkerClients(
        new KafkaConsumer<>(consumerConfig(common, groupId, limits)),
        new KafkaProducer<>(producerConfig(common)),
        () -> new KafkaConsumer<>(readerConfig(common)));
  }

  /**
   * Connects a worker that lives in a time of its own, such as a simulated one.
   *
   * @param recordTime gives the timestamp of each record that is written
   */
  public static WorkerClients connect(
      Map<String, Object> common, String groupId, WorkerLimits limits, InstantSource recordTime) {
    Map<String, Object> producer = producerConfig(common);
    producer.put(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(RecordTime.class.getName()));
    producer.put(RecordTime.CLOCK_CONFIG, recordTime);
    return new WorkerClients(
        new KafkaConsumer<>(consumerConfig(common, groupId, limits)),
        new KafkaProducer<>(producer),
        () -> new KafkaConsumer<>(readerConfig(common)));
  }

  static Map<String, Object> consumerConfig(
      Map<String, Object> common, String groupId, WorkerLimits limits) {
    Map<String, Object> config = new HashMap<>(common);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.min(MOST_POLL_RECORDS, limits.maxInFlight()));
    config.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    config.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
    config.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return config;
  }

  static Map<String, Object> readerConfig(Map<String, Object> common) {
    Map<String, Object> config = new HashMap<>(common);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return config;
  }

  static Map<String, Object> producerConfig(Map<String, Object> common) {
    Map<String, Object> config = new HashMap<>(common);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return config;
  }
}
