package dev.attune.benchmarks.measure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a store from outside, by its change log. */
public record ChangeLog(String topic, Map<String, Object> client) {

  private static final Duration POLL = Duration.ofMillis(200);

  /** The size of the newest value of each key. */
  public Sizes valueSizes() {
    Map<String, Integer> sizes = new HashMap<>();
    try (var consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> note(sizes, record));
      }
    }
    return Sizes.of(sizes.values());
  }

  private static void note(Map<String, Integer> sizes, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      sizes.remove(record.key());
    } else {
      sizes.put(record.key(), record.value().length);
    }
  }
}
