package dev.attune.benchmarks.measure;

import java.time.Duration;
import java.util.Collection;
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

  /** The newest value of each key. */
  public Collection<byte[]> newestValues() {
    Map<String, byte[]> newest = new HashMap<>();
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
        consumer.poll(POLL).forEach(record -> note(newest, record));
      }
    }
    return newest.values();
  }

  private static void note(Map<String, byte[]> newest, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      newest.remove(record.key());
    } else {
      newest.put(record.key(), record.value());
    }
  }
}
