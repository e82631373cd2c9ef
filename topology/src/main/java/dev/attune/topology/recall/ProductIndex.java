package dev.attune.topology.recall;

import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.topology.graph.Stores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which users of this task have a current offer that names a product. A user may stand in it in
 * vain, never be missing.
 */
public final class ProductIndex {

  private static final byte[] NOTHING = {};

  private final KeyValueStore<Entry, byte[]> store;

  ProductIndex(KeyValueStore<Entry, byte[]> store) {
    this.store = store;
  }

  void add(String productId, String userId) {
    store.put(new Entry(productId, userId), NOTHING);
  }

  void remove(String productId, String userId) {
    store.delete(new Entry(productId, userId));
  }

  /** The users of a product. */
  List<Entry> of(String productId) {
    return from(new Entry(productId, ""), entry -> entry.productId().equals(productId));
  }

  /** All there are. */
  List<Entry> all() {
    return from(new Entry("", ""), entry -> true);
  }

  private List<Entry> from(Entry first, Predicate<Entry> wanted) {
    List<Entry> found = new ArrayList<>();
    try (KeyValueIterator<Entry, byte[]> entries = store.range(first, null)) {
      while (entries.hasNext()) {
        Entry entry = entries.next().key;
        if (!wanted.test(entry)) {
          break;
        }
        found.add(entry);
      }
    }
    return found;
  }

  /**
   * Key: product in UTF-8, a zero byte, user as keys of records have it.
   *
   * @param productId without zero characters: the catalogue refuses them
   */
  public record Entry(String productId, String userId) {

    /** Format of the key. */
    public static Serde<Entry> serde(SchemaRegistry registry) {
      Serde<String> users = UserIdSerde.of(registry);
      // An open end of a range comes as null.
      Serializer<Entry> serializer =
          (topic, entry) -> entry == null ? null : entry.bytes(users.serializer());
      Deserializer<Entry> deserializer = (topic, bytes) -> read(bytes, users.deserializer());
      return Serdes.serdeFrom(serializer, deserializer);
    }

    private byte[] bytes(Serializer<String> users) {
      byte[] product = productId.getBytes(StandardCharsets.UTF_8);
      // The bound of a range has no user.
      byte[] user = userId.isEmpty() ? NOTHING : users.serialize(Stores.OFFERED_PRODUCTS, userId);
      return ByteBuffer.allocate(product.length + 1 + user.length)
          .put(product)
          .put((byte) 0)
          .put(user)
          .array();
    }

    private static Entry read(byte[] bytes, Deserializer<String> users) {
      int end = 0;
      while (bytes[end] != 0) {
        end++;
      }
      byte[] user = Arrays.copyOfRange(bytes, end + 1, bytes.length);
      return new Entry(
          new String(bytes, 0, end, StandardCharsets.UTF_8),
          users.deserialize(Stores.OFFERED_PRODUCTS, user));
    }
  }
}
