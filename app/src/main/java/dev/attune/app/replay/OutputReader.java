package dev.attune.app.replay;

import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the output topics of a finished run from their beginning to their end. */
final class OutputReader {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Topics topics;
  private final SchemaRegistry registry;
  private final Map<String, Object> clientConfig;

  OutputReader(Topics topics, SchemaRegistry registry, Map<String, Object> clientConfig) {
    this.topics = topics;
    this.registry = registry;
    this.clientConfig = clientConfig;
  }

  void readAll(ReplayListener out) {
    read(topics.offers(), out::offer);
    read(topics.decisions(), out::decision);
    read(topics.deadLetters(), out::deadLetter);
  }

  private <V extends SpecificRecord> void read(Topic<V> topic, Consumer<V> reader) {
    Map<TopicPartition, Long> ends = ends(topic);
    Deserializer<V> values = AvroSerde.of(topic.valueType(), registry).deserializer();
    try (KafkaConsumer<String, V> consumer = consumer("read_committed", values)) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> reader.accept(record.value()));
      }
    }
  }

  /**
   * Where the partitions end for a reader of uncommitted records: the end that a reader of
   * committed ones is told stops at the first open transaction.
   */
  private <V extends SpecificRecord> Map<TopicPartition, Long> ends(Topic<V> topic) {
    Deserializer<V> values = AvroSerde.of(topic.valueType(), registry).deserializer();
    String uncommitted = "read_uncommitted";
    try (KafkaConsumer<String, V> consumer = consumer(uncommitted, values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      return consumer.endOffsets(partitions);
    }
  }

  private <V> KafkaConsumer<String, V> consumer(String isolation, Deserializer<V> values) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    return new KafkaConsumer<>(config, new StringDeserializer(), values);
  }
}
