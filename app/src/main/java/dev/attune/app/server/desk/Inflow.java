package dev.attune.app.server.desk;

import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How many events came in, told from where their topics end: no event is read for it. One thread's,
 * which owns the consumer.
 */
final class Inflow {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Consumer<?, ?> consumer;
  private final Map<String, Topic<?>> kinds = new LinkedHashMap<>();
  private final Map<String, Long> ends = new LinkedHashMap<>();
  private @Nullable List<TopicPartition> places;

  Inflow(Consumer<?, ?> consumer, Topics topics) {
    this.consumer = consumer;
    kinds.put("clickstream", topics.clickstream());
    kinds.put("purchases", topics.purchases());
    kinds.put("messages", topics.messages());
    kinds.put("outcomes", topics.outcomes());
  }

  /** Records since it was asked last, by kind; empty the first time, or where nobody answers. */
  Map<String, Long> sinceLast() {
    try {
      Map<TopicPartition, Long> now = consumer.endOffsets(places(), PATIENCE);
      Map<String, Long> came = new LinkedHashMap<>();
      kinds.forEach((kind, topic) -> {
        long end = end(now, topic.name());
        Long before = ends.put(kind, end);
        if (before != null) {
          came.put(kind, Math.max(0, end - before));
        }
      });
      return came;
    } catch (TimeoutException e) {
      return Map.of();
    }
  }

  private List<TopicPartition> places() {
    if (places == null) {
      places =
          kinds.values().stream()
              .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
    }
    return places;
  }

  private static long end(Map<TopicPartition, Long> now, String topic) {
    return now.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
