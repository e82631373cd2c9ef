package dev.attune.topology.graph;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Key of an index by due time: eight bytes of epoch milliseconds, big-endian, then the id in UTF-8,
 * so that a range scan walks in the order of time.
 *
 * @param due not before 1970, whole milliseconds
 * @param id whose turn it is
 */
public record DueKey(Instant due, String id) {

  /** The smallest key there is. */
  public static final DueKey FIRST = new DueKey(Instant.EPOCH, "");

  /** The smallest key after all that are due at or before this moment. */
  public static DueKey after(Instant moment) {
    return new DueKey(moment.plusMillis(1), "");
  }

  /** Format of the key. */
  public static Serde<DueKey> serde() {
    Serializer<DueKey> serializer = (topic, key) -> key.toBytes();
    Deserializer<DueKey> deserializer = (topic, bytes) -> fromBytes(bytes);
    return Serdes.serdeFrom(serializer, deserializer);
  }

  private byte[] toBytes() {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + text.length)
        .putLong(due.toEpochMilli())
        .put(text)
        .array();
  }

  private static DueKey fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    Instant due = Instant.ofEpochMilli(buffer.getLong());
    return new DueKey(due, StandardCharsets.UTF_8.decode(buffer).toString());
  }
}
