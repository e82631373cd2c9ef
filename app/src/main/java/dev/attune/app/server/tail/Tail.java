package dev.attune.app.server.tail;

import dev.attune.schemas.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A consumer set to read topics from a time on, and where they ended at that moment. It belongs to
 * the consumer's thread.
 */
public final class Tail {

  private final Consumer<?, ?> consumer;
  private final Map<TopicPartition, Long> ends;

  private Tail(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.ends = ends;
  }

  /**
   * Assigns all partitions of these topics, without a group.
   *
   * @param from records of an earlier timestamp are passed over; a partition that has none of a
   *     later one is read from its end
   */
  public static Tail assign(Consumer<?, ?> consumer, Stream<Topic<?>> topics, Instant from) {
    List<TopicPartition> places =
        topics
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(places);
    Map<TopicPartition, Long> ends = consumer.endOffsets(places);
    Map<TopicPartition, @Nullable OffsetAndTimestamp> starts =
        consumer.offsetsForTimes(
            places.stream()
                .collect(Collectors.toMap(place -> place, place -> from.toEpochMilli())));
    for (TopicPartition place : places) {
      OffsetAndTimestamp start = starts.get(place);
      consumer.seek(place, start == null ? ends.getOrDefault(place, 0L) : start.offset());
    }
    return new Tail(consumer, ends);
  }

  /** Whether all that there was at the start has been polled. */
  public boolean isCaughtUp() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
