package dev.attune.app.replay;

import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the output topics of a finished run from their beginning to their end. */
final class OutputReader {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Admin admin;
  private final Topics topics;
  private final SchemaRegistry registry;
  private final Map<String, Object> clientConfig;

  OutputReader(
      Admin admin, Topics topics, SchemaRegistry registry, Map<String, Object> clientConfig) {
    this.admin = admin;
    this.topics = topics;
    this.registry = registry;
    this.clientConfig = clientConfig;
  }

  void readAll(ReplayListener out) throws InterruptedException {
    read(topics.offers(), out::offer);
    read(topics.decisions(), out::decision);
    read(topics.deadLetters(), out::deadLetter);
    read(topics.rewards(), out::reward);
  }

  private <V extends SpecificRecord> void read(Topic<V> topic, Consumer<V> reader)
      throws InterruptedException {
    Map<TopicPartition, Long> ends = ends(topic);
    Deserializer<V> values = AvroSerde.of(topic.valueType(), registry).deserializer();
    try (KafkaConsumer<String, V> consumer = consumer(values)) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, V> each : consumer.poll(POLL)) {
          // A null takes the offers of an erased user back.
          if (each.value() != null) {
            reader.accept(each.value());
          }
        }
      }
    }
  }

  /**
   * Where the partitions end for a reader of uncommitted records: the end that a reader of
   * committed ones is told stops at the first open transaction.
   */
  private Map<TopicPartition, Long> ends(Topic<?> topic) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    try {
      return admin.listOffsets(wanted).all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot see where " + topic.name() + " ends", e.getCause());
    }
  }

  private <V> KafkaConsumer<String, V> consumer(Deserializer<V> values) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(config, new StringDeserializer(), values);
  }
}
