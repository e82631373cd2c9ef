package dev.attune.schemas.serde;

import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.DataKeys;
import dev.attune.schemas.seal.Pseudonyms;
import dev.attune.schemas.topic.Secrecy;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * User ids as keys of records. Where the registry has data keys, a pseudonym stands in Kafka and in
 * stores, the same for all records of a user, so that partitions and order stay; who has the keys
 * reads the user's id. Of a user who was erased only the pseudonym is left: it is read with a
 * character in front that no user id may hold, and written as it was.
 */
public final class UserIdSerde {

  private static final char NOBODY = '\0';

  private UserIdSerde() {}

  /**
   * Writes keys of any topic: user ids where it is sealed.
   *
   * @param topics the catalogue; a topic that is not in it, such as a change log, is sealed
   */
  public static Serializer<String> serializer(SchemaRegistry registry, Topics topics) {
    Serializer<String> plain = Serdes.String().serializer();
    Serializer<String> sealed = serializer(registry);
    Set<String> open =
        topics.all().stream()
            .filter(topic -> topic.secrecy() == Secrecy.OPEN)
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableSet());
    return (topic, key) -> (open.contains(topic) ? plain : sealed).serialize(topic, key);
  }

  /** Writes user ids. */
  public static Serializer<String> serializer(SchemaRegistry registry) {
    return registry
        .dataKeys()
        .<Serializer<String>>map(keys -> (topic, user) -> user == null ? null : hide(keys, user))
        .orElseGet(() -> Serdes.String().serializer());
  }

  /** Reads user ids, plain ones too. */
  public static Deserializer<String> deserializer(SchemaRegistry registry) {
    return registry
        .dataKeys()
        .<Deserializer<String>>map(
            keys -> (topic, bytes) -> bytes == null ? null : show(keys, bytes))
        .orElseGet(() -> Serdes.String().deserializer());
  }

  /** Both. */
  public static Serde<String> of(SchemaRegistry registry) {
    return Serdes.serdeFrom(serializer(registry), deserializer(registry));
  }

  private static byte[] hide(DataKeys keys, String user) {
    String key = isNobody(user) ? user.substring(1) : keys.pseudonyms().ofRecords(user);
    return key.getBytes(StandardCharsets.UTF_8);
  }

  private static String show(DataKeys keys, byte[] bytes) {
    String key = new String(bytes, StandardCharsets.UTF_8);
    return Pseudonyms.isOfRecords(key) ? keys.userOf(key).orElse(NOBODY + key) : key;
  }

  private static boolean isNobody(String user) {
    return !user.isEmpty() && user.charAt(0) == NOBODY && Pseudonyms.isOfRecords(user.substring(1));
  }
}
