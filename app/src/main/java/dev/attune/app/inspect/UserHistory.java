package dev.attune.app.inspect;

import dev.attune.app.config.AppConfig;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one user: events, decisions, offers, consents, as the topics hold them.
 *
 * @param registry knows the schemas
 */
public record UserHistory(AppConfig config, SchemaRegistry registry) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparing(Entry::at).thenComparing(Entry::topic).thenComparing(Entry::offset);

  /**
   * One record.
   *
   * @param at its timestamp
   * @param topic without the tenant's prefix
   */
  public record Entry(
      Instant at, String topic, int partition, long offset, SpecificRecord record) {}

  /**
   * What was found.
   *
   * @param from as of when it was looked for
   * @param complete whether all of that time was read; else time was up
   * @param left entries that were found and left out because there are newer ones
   * @param entries newest first
   */
  public record Found(Instant from, boolean complete, long left, List<Entry> entries) {}

  /** The newest entries of a user since then. */
  public Found since(String userId, Instant from, int most) {
    Map<String, Topic<?>> topics = timeline();
    PriorityQueue<Entry> newest = new PriorityQueue<>(OLDEST_FIRST);
    long[] found = {0};
    try (UserScan scan = new UserScan(config, registry, userId, PATIENCE)) {
      boolean complete =
          scan.read(
              List.copyOf(topics.keySet()),
              from,
              message ->
                  entry(topics, message)
                      .ifPresent(entry -> {
                        found[0]++;
                        newest.add(entry);
                        if (newest.size() > most) {
                          newest.remove();
                        }
                      }));
      List<Entry> entries = newest.stream().sorted(OLDEST_FIRST.reversed()).toList();
      return new Found(from, complete, found[0] - entries.size(), entries);
    }
  }

  /** All versions of a user's consent that compaction has left, newest first. */
  public List<Entry> consents(String userId) {
    Topic<?> consents = config.topics().consents();
    PriorityQueue<Entry> all = new PriorityQueue<>(OLDEST_FIRST);
    Map<String, Topic<?>> topics = Map.of(consents.name(), consents);
    try (UserScan scan = new UserScan(config, registry, userId, PATIENCE)) {
      boolean unused =
          scan.read(
              List.of(consents.name()),
              null,
              message -> entry(topics, message).ifPresent(all::add));
    }
    return all.stream().sorted(OLDEST_FIRST.reversed()).toList();
  }

  private Map<String, Topic<?>> timeline() {
    Topics topics = config.topics();
    Map<String, Topic<?>> all = new HashMap<>();
    for (Topic<?> topic :
        List.<Topic<?>>of(
            topics.clickstream(),
            topics.purchases(),
            topics.messages(),
            topics.outcomes(),
            topics.consents(),
            topics.decisions(),
            topics.offers())) {
      all.put(topic.name(), topic);
    }
    return all;
  }

  private Optional<Entry> entry(
      Map<String, Topic<?>> topics, ConsumerRecord<String, byte[]> message) {
    Topic<?> topic = topics.get(message.topic());
    return topic == null ? Optional.empty() : entry(topic.valueType(), registry, message);
  }

  /** Empty for a record that cannot be read: it is a dead letter, or its user was erased. */
  static Optional<Entry> entry(
      Class<? extends SpecificRecord> type,
      SchemaRegistry registry,
      ConsumerRecord<String, byte[]> message) {
    SpecificRecord value = value(type, registry, message);
    return value == null
        ? Optional.empty()
        : Optional.of(
            new Entry(
                Instant.ofEpochMilli(message.timestamp()),
                plain(message.topic()),
                message.partition(),
                message.offset(),
                value));
  }

  static <V extends SpecificRecord> @Nullable V value(
      Class<V> type, SchemaRegistry registry, ConsumerRecord<String, byte[]> message) {
    try (Deserializer<V> deserializer = AvroSerde.of(type, registry).deserializer()) {
      return deserializer.deserialize(message.topic(), message.value());
    } catch (SerializationException e) {
      return null;
    }
  }

  private static String plain(String topic) {
    return topic.substring(topic.lastIndexOf('.') + 1);
  }
}
