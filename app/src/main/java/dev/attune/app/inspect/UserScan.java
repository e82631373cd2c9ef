package dev.attune.app.inspect;

import dev.attune.app.config.AppConfig;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.UserIdSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Reads one user's records out of topics: of each topic the one partition in which the user lies,
 * and of its records only those with the user's key are handed on. Joins no group. One thread's.
 */
final class UserScan implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Serializer<String> keys;
  private final String userId;
  private final long end;

  /**
   * Connects.
   *
   * @param registry knows the keys of sealed topics
   * @param patience for all that is read; what lies behind it is left out
   */
  UserScan(AppConfig config, SchemaRegistry registry, String userId, Duration patience) {
    Map<String, Object> settings = new HashMap<>(config.clientConfig());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    this.consumer =
        new KafkaConsumer<>(
            settings, UserIdSerde.deserializer(registry), new ByteArrayDeserializer());
    this.keys = UserIdSerde.serializer(registry, config.topics());
    this.userId = userId;
    this.end = System.nanoTime() + patience.toNanos();
  }

  /**
   * Reads from some moment to the end.
   *
   * @param from by the records' timestamps; null for all there is
   * @return whether the end was reached in time
   */
  boolean read(
      List<String> topics,
      @Nullable Instant from,
      Consumer<ConsumerRecord<String, byte[]>> reader) {
    List<TopicPartition> places = topics.stream().map(this::place).toList();
    consumer.assign(places);
    Map<TopicPartition, Long> ends = consumer.endOffsets(places);
    seek(places, from, ends);
    while (isBefore(ends)) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
        if (userId.equals(message.key()) && message.value() != null) {
          reader.accept(message);
        }
      }
    }
    return true;
  }

  /** The record at a place; null where it is gone, or is another user's. */
  @Nullable ConsumerRecord<String, byte[]> at(String topic, int partition, long offset) {
    TopicPartition place = new TopicPartition(topic, partition);
    consumer.assign(List.of(place));
    Long first = consumer.beginningOffsets(List.of(place)).get(place);
    Long last = consumer.endOffsets(List.of(place)).get(place);
    if (first == null || last == null || offset < first || offset >= last) {
      return null;
    }
    consumer.seek(place, offset);
    while (consumer.position(place) <= offset && System.nanoTime() - end < 0) {
      for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
        if (message.offset() == offset) {
          return userId.equals(message.key()) ? message : null;
        }
      }
    }
    return null;
  }

  private void seek(
      List<TopicPartition> places, @Nullable Instant from, Map<TopicPartition, Long> ends) {
    if (from == null) {
      consumer.seekToBeginning(places);
      return;
    }
    Map<TopicPartition, Long> wanted = new HashMap<>();
    places.forEach(place -> wanted.put(place, from.toEpochMilli()));
    Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = consumer.offsetsForTimes(wanted);
    for (TopicPartition place : places) {
      OffsetAndTimestamp start = starts.get(place);
      consumer.seek(
          place, start == null ? Objects.requireNonNull(ends.get(place)) : start.offset());
    }
  }

  private boolean isBefore(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(last -> consumer.position(last.getKey()) < last.getValue());
  }

  /** Where the JVM's producers put the user. */
  private TopicPartition place(String topic) {
    int partitions = consumer.partitionsFor(topic).size();
    byte[] key = keys.serialize(topic, userId);
    return new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
