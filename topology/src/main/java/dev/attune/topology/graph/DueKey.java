package dev.attune.topology.graph;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Key of an index by due time: eight bytes of epoch milliseconds, big-endian, then the id, so that
 * a range scan walks in the order of time.
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

  /**
   * Format of the key.
   *
   * @param ids format of the id
   */
  public static Serde<DueKey> serde(String store, Serde<String> ids) {
    Serializer<DueKey> serializer =
        (topic, key) -> toBytes(key.due(), id(store, key.id(), ids.serializer()));
    Deserializer<DueKey> deserializer = (topic, bytes) -> fromBytes(store, bytes, ids);
    return Serdes.serdeFrom(serializer, deserializer);
  }

  // The bounds of a range have no id.
  private static byte[] id(String store, String id, Serializer<String> ids) {
    return id.isEmpty() ? new byte[0] : ids.serialize(store, id);
  }

  private static byte[] toBytes(Instant due, byte[] id) {
    return ByteBuffer.allocate(Long.BYTES + id.length).putLong(due.toEpochMilli()).put(id).array();
  }

  private static DueKey fromBytes(String store, byte[] bytes, Serde<String> ids) {
    Instant due = Instant.ofEpochMilli(ByteBuffer.wrap(bytes).getLong());
    byte[] id = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    return new DueKey(due, ids.deserializer().deserialize(store, id));
  }
}
