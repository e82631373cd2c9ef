package dev.attune.topology.deadletter;

import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.MalformedCause;
import dev.attune.schemas.serde.MalformedRecordException;
import dev.attune.schemas.serde.UserIdSerde;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Refuses keys and values that are larger than any honest record. What is kept of a record, and
 * what is written because of it, so stays well below the 1 MiB that a producer takes; a larger
 * write would end its thread, and end it again at each new try.
 */
public final class LargestRecord {

  /** Most bytes of a value. */
  public static final int VALUE_BYTES = 512 << 10;

  /** Most bytes of a key: an id of the longest kind, each character of four bytes. */
  static final int KEY_BYTES = 1024;

  private LargestRecord() {}

  /** Reads the keys that are small enough. */
  public static Deserializer<String> keys(SchemaRegistry registry) {
    return upTo(KEY_BYTES, UserIdSerde.deserializer(registry));
  }

  /** Reads the values that are small enough. */
  public static <T> Deserializer<T> values(Deserializer<T> deserializer) {
    return upTo(VALUE_BYTES, deserializer);
  }

  private static <T> Deserializer<T> upTo(int limit, Deserializer<T> deserializer) {
    return (topic, bytes) -> {
      if (bytes != null && bytes.length > limit) {
        throw new MalformedRecordException(
            topic,
            MalformedCause.TOO_LARGE,
            bytes.length + " bytes, at most " + limit + " allowed");
      }
      return deserializer.deserialize(topic, bytes);
    };
  }
}
