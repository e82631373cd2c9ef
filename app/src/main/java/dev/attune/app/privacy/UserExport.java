package dev.attune.app.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.Identity;
import dev.attune.avro.Profile;
import dev.attune.avro.UserJourney;
import dev.attune.avro.UserRequests;
import dev.attune.schemas.json.RecordJson;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.topology.graph.Stores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Everything that is held of a user, as JSON: the newest state of each store, and every record of
 * each topic keyed by user. Reads whole topics: for requests of a person, not for a page's every
 * view.
 */
public record UserExport(AppConfig config, SchemaRegistry registry) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The export; empty lists where nothing is held. */
  public ObjectNode of(String userId) {
    ObjectNode all = JSON.createObjectNode();
    all.put("userId", userId);
    Predicate<byte[]> isUsers = keysOf(userId);
    RawTopics topics = new RawTopics(config.clientConfig());
    Set<String> existing = new TreeSet<>(topics.names());
    ObjectNode stores = all.putObject("stores");
    newest(stores, topics, existing, Stores.PROFILES, Profile.class, isUsers);
    newest(stores, topics, existing, Stores.CONSENTS, ConsentRecord.class, isUsers);
    newest(stores, topics, existing, Stores.IDENTITIES, Identity.class, isUsers);
    newest(stores, topics, existing, Stores.REQUESTS, UserRequests.class, isUsers);
    newest(stores, topics, existing, Stores.JOURNEYS, UserJourney.class, isUsers);
    ObjectNode records = all.putObject("topics");
    for (Topic<?> topic : config.topics().all()) {
      if (topic.key().equals(config.topics().clickstream().key())
          && existing.contains(topic.name())) {
        records.set(topic.name(), recordsOf(topics, topic, isUsers));
      }
    }
    return all;
  }

  /** Whether anything is held. */
  public static boolean isEmpty(ObjectNode export) {
    return export.path("stores").isEmpty()
        && export.path("topics").valueStream().allMatch(records -> records.isEmpty());
  }

  private Predicate<byte[]> keysOf(String userId) {
    byte[] plain = userId.getBytes(StandardCharsets.UTF_8);
    byte[] sealed = UserIdSerde.serializer(registry).serialize("", userId);
    return key -> Arrays.equals(key, plain) || Arrays.equals(key, sealed);
  }

  private <V extends SpecificRecord> void newest(
      ObjectNode stores,
      RawTopics topics,
      Set<String> existing,
      String store,
      Class<V> type,
      Predicate<byte[]> isUsers) {
    String changelog = new GroupNames(config.tenant()).changelog(store);
    if (existing.contains(changelog)) {
      List<String> values = new ArrayList<>();
      Deserializer<V> reader = AvroSerde.of(type, registry).deserializer();
      topics.read(
          changelog,
          message -> {
            if (isUsers.test(message.key())) {
              values.clear();
              add(values, reader, message);
            }
          });
      values.forEach(json -> stores.set(store, tree(json)));
    }
  }

  private <V extends SpecificRecord> ArrayNode recordsOf(
      RawTopics topics, Topic<V> topic, Predicate<byte[]> isUsers) {
    List<String> values = new ArrayList<>();
    Deserializer<V> reader = AvroSerde.of(topic.valueType(), registry).deserializer();
    topics.read(
        topic.name(),
        message -> {
          if (isUsers.test(message.key())) {
            add(values, reader, message);
          }
        });
    ArrayNode records = JSON.createArrayNode();
    values.forEach(json -> records.add(tree(json)));
    return records;
  }

  private static <V extends SpecificRecord> void add(
      List<String> values, Deserializer<V> reader, ConsumerRecord<byte[], byte[]> message) {
    try {
      V value = reader.deserialize(message.topic(), message.value());
      if (value != null) {
        values.add(RecordJson.toJson(value));
      }
    } catch (SerializationException e) {
      values.add("{\"unreadableBytes\":" + message.value().length + "}");
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records are written as JSON", e);
    }
  }
}
