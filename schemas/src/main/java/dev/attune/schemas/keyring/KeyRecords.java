package dev.attune.schemas.keyring;

import dev.attune.avro.UserKey;
import dev.attune.schemas.seal.DataKey;
import dev.attune.schemas.seal.MasterKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Turns data keys into records of the topic {@code keys} and back. Immutable. */
final class KeyRecords {

  private static final char BETWEEN = ':';

  private final MasterKeys masters;

  KeyRecords(MasterKeys masters) {
    this.masters = masters;
  }

  /** The key of such a record. */
  static String name(String pseudonym, DataKey.Id id) {
    return pseudonym + BETWEEN + id;
  }

  static String pseudonymOf(String name) {
    return name.substring(0, name.lastIndexOf(BETWEEN));
  }

  static DataKey.Id idOf(String name) {
    return DataKey.Id.of(name.substring(name.lastIndexOf(BETWEEN) + 1));
  }

  UserKey write(String pseudonym, DataKey key, Instant wrappedAt) {
    byte[] user = key.seal(key.userId().getBytes(StandardCharsets.UTF_8));
    return new UserKey(
        pseudonym,
        ByteBuffer.wrap(key.id().bytes()),
        masters.current(),
        ByteBuffer.wrap(masters.wrap(key)),
        ByteBuffer.wrap(user),
        wrappedAt);
  }

  /**
   * The data key in there.
   *
   * @throws IllegalArgumentException where its master key is not at hand
   * @throws dev.attune.schemas.seal.BrokenSealException where its master key is another one
   */
  DataKey read(UserKey wrapped) {
    byte[] secret = masters.unwrap(wrapped.getMasterKey(), bytes(wrapped.getWrapped()));
    DataKey.Id id = DataKey.Id.of(bytes(wrapped.getKeyId()));
    DataKey nameless = new DataKey(id, "", secret);
    String user = new String(nameless.open(bytes(wrapped.getUser())), StandardCharsets.UTF_8);
    return new DataKey(id, user, secret);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
