package dev.attune.app.privacy;

import dev.attune.app.config.AppConfig;
import dev.attune.avro.ErasureCommand;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Which erasures were asked for, and who has acknowledged them. */
public record ErasureLedger(AppConfig config, SchemaRegistry registry) {

  /** As the topology calls itself when it acknowledges. */
  static final String TOPOLOGY = "topology";

  /**
   * One erasure.
   *
   * @param subject key of the command: a pseudonym where records are sealed, else the user's id
   * @param acknowledgedBy name of the consumer to when it said so
   * @param pending who has not said so yet
   */
  public record Entry(
      String commandId,
      String subject,
      Instant requestedAt,
      Map<String, Instant> acknowledgedBy,
      List<String> pending) {}

  /** All that are still in the topic, oldest first in each partition. */
  public List<Entry> entries() {
    Map<String, Map<String, Instant>> said = new HashMap<>();
    read(
        config.topics().erasureAcknowledgements(),
        (key, value) ->
            said.computeIfAbsent(value.getCommandId(), missing -> new LinkedHashMap<>())
                .putIfAbsent(value.getConsumer(), value.getAcknowledgedAt()));
    List<Entry> entries = new ArrayList<>();
    read(config.topics().erasures(), (key, value) -> entries.add(entry(key, value, said)));
    return entries;
  }

  private Entry entry(
      String key, ErasureCommand wish, Map<String, Map<String, Instant>> acknowledged) {
    Map<String, Instant> said = acknowledged.getOrDefault(wish.getCommandId(), Map.of());
    TreeSet<String> pending = new TreeSet<>(config.privacyConsumers());
    pending.add(TOPOLOGY);
    pending.removeAll(said.keySet());
    return new Entry(wish.getCommandId(), key, wish.getRequestedAt(), said, List.copyOf(pending));
  }

  private <V extends SpecificRecord> void read(Topic<V> topic, BiConsumer<String, V> reader) {
    Deserializer<V> values = AvroSerde.of(topic.valueType(), registry).deserializer();
    new RawTopics(config.clientConfig())
        .read(
            topic.name(),
            message -> {
              V value = lenient(values, topic.name(), message.value());
              if (value != null && message.key() != null) {
                reader.accept(new String(message.key(), StandardCharsets.UTF_8), value);
              }
            });
  }

  // What cannot be read is a dead letter already; here it tells nothing.
  private static <V> @Nullable V lenient(Deserializer<V> values, String topic, byte[] bytes) {
    try {
      return values.deserialize(topic, bytes);
    } catch (SerializationException e) {
      return null;
    }
  }
}
