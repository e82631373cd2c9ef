package dev.attune.app.inspect;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.error.UserException;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistryException;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;

/**
 * Reads partitions from their beginning to the end they have when asked. Joins no group and commits
 * nothing, so it can be used on a deployment at work. One thread's.
 *
 * @param progress told now and then how many records have been read
 */
public record TopicScan(
    Cluster cluster,
    SchemaRegistry registry,
    Map<String, Object> clientConfig,
    LongConsumer progress) {

  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * How many partitions a topic has on the cluster.
   *
   * @throws UserException where there is no such topic
   */
  public int partitionsOf(String topic) {
    if (!cluster.ask(admin -> admin.listTopics().names()).contains(topic)) {
      throw new UserException(
          "There is no topic %s on the cluster.".formatted(topic),
          "Check 'bootstrap.servers', 'tenant' and 'topic.prefix', and that the topology has run.");
    }
    return cluster
        .ask(admin -> admin.describeTopics(Set.of(topic)).allTopicNames())
        .values()
        .stream()
        .mapToInt(description -> description.partitions().size())
        .findFirst()
        .orElseThrow();
  }

  /** Hands over every record, in the order of each partition. */
  public <V extends SpecificRecord> void read(
      List<TopicPartition> partitions, Class<V> type, Consumer<ConsumerRecord<String, V>> reader) {
    try (KafkaConsumer<String, V> consumer = consumer(type)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long read = 0;
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        ConsumerRecords<String, V> records = consumer.poll(POLL);
        records.forEach(reader);
        read += records.count();
        progress.accept(read);
      }
    } catch (RecordDeserializationException e) {
      throw explain(e);
    }
  }

  private static RuntimeException explain(RecordDeserializationException failure) {
    return failure.getCause() instanceof SchemaRegistryException refusal
        ? new UserException(
            "The schema registry does not help: " + refusal.getMessage() + ".",
            "Check 'schema.registry.url' and the keys below 'registry.'.",
            failure)
        : failure;
  }

  private <V extends SpecificRecord> KafkaConsumer<String, V> consumer(Class<V> type) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(
        config, UserIdSerde.deserializer(registry), AvroSerde.of(type, registry).deserializer());
  }
}
