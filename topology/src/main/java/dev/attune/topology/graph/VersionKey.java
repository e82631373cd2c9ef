package dev.attune.topology.graph;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Key of a version of a thing: the id in UTF-8, a zero byte, then eight bytes of epoch
 * milliseconds, big-endian, so that the versions of a thing stand together in the order of time.
 *
 * @param id without zero characters
 * @param from since when the version holds; not before 1970, whole milliseconds
 */
public record VersionKey(String id, Instant from) {

  /** Format of the key. */
  public static Serde<VersionKey> serde() {
    Serializer<VersionKey> serializer = (topic, key) -> key.toBytes();
    Deserializer<VersionKey> deserializer = (topic, bytes) -> fromBytes(bytes);
    return Serdes.serdeFrom(serializer, deserializer);
  }

  private byte[] toBytes() {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(text.length + 1 + Long.BYTES)
        .put(text)
        .put((byte) 0)
        .putLong(from.toEpochMilli())
        .array();
  }

  private static VersionKey fromBytes(byte[] bytes) {
    int end = bytes.length - Long.BYTES - 1;
    String id = new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    return new VersionKey(id, Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong(end + 1)));
  }
}
