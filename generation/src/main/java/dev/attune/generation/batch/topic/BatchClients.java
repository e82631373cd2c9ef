package dev.attune.generation.batch.topic;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
 * The clients of one session: a consumer in the group, a transactional producer, and a consumer
 * without a group that reads what is under way.
 */
public record BatchClients(
    Consumer<byte[], byte[]> consumer,
    Producer<byte[], byte[]> producer,
    Consumer<byte[], byte[]> state) {

  /** A crash leaves others waiting for the end of a transaction no longer than this. */
  private static final int TRANSACTION_MILLIS = 10_000;

  /**
   * Connects with what a session depends on; the rest is the caller's.
   *
   * @param common settings of all: where the brokers are, security
   * @param groupId the workers that share the requests
   */
  public static BatchClients connect(Map<String, Object> common, String groupId) {
    Map<String, Object> reading = new HashMap<>(common);
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    reading.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    Map<String, Object> group = new HashMap<>(reading);
    group.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
    group.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    Map<String, Object> writing = new HashMap<>(common);
    writing.put(ProducerConfig.ACKS_CONFIG, "all");
    // The group's generation fences, not this name: a worker that lost its partitions cannot
    // commit.
    writing.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, groupId + "-" + UUID.randomUUID());
    writing.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
    writing.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    writing.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return new BatchClients(
        new KafkaConsumer<>(group), new KafkaProducer<>(writing), new KafkaConsumer<>(reading));
  }
}
