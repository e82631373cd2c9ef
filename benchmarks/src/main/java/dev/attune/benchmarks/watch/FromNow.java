package dev.attune.benchmarks.watch;

import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumers of a whole topic, of what comes after this moment and is committed. */
final class FromNow {

  private FromNow() {}

  static <V extends SpecificRecord> KafkaConsumer<String, V> consumer(
      Topic<V> topic, Map<String, Object> client, SchemaRegistry registry) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            config,
            new StringDeserializer(),
            AvroSerde.of(topic.valueType(), registry).deserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(topic.name(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
