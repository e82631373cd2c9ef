package dev.attune.schemas.seal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that seals the records of one user: an {@code S}, the id of the key, then what {@link
 * AesGcm} gives. Immutable.
 */
public final class DataKey {

  private static final byte MAGIC = 'S';
  private static final int HEADER_BYTES = 1 + Id.BYTES;

  private final Id id;
  private final String userId;
  private final SecretKeySpec key;

  /** Names a key without telling it. */
  public record Id(long high, long low) {

    static final int BYTES = 16;

    /** The id in its 16 bytes. */
    public static Id of(byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return new Id(buffer.getLong(), buffer.getLong());
    }

    /** The id in 32 hexadecimal digits. */
    public static Id of(String hex) {
      return of(HexFormat.of().parseHex(hex));
    }

    /** Its 16 bytes. */
    public byte[] bytes() {
      return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
      return HexFormat.of().formatHex(bytes());
    }
  }

  /** The key with this id and these 32 secret bytes. */
  public DataKey(Id id, String userId, byte[] secret) {
    this.id = id;
    this.userId = userId;
    this.key = new SecretKeySpec(secret, "AES");
  }

  /** A new random key. */
  public static DataKey random(String userId) {
    Id id = Id.of(AesGcm.randomBytes(Id.BYTES));
    return new DataKey(id, userId, AesGcm.randomBytes(AesGcm.KEY_BYTES));
  }

  public Id id() {
    return id;
  }

  /** Whose records it seals. */
  public String userId() {
    return userId;
  }

  byte[] secret() {
    return key.getEncoded();
  }

  /** The bytes, sealed. */
  public byte[] seal(byte[] plain) {
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putLong(id.high()).putLong(id.low()).array();
    return AesGcm.seal(key, header, plain);
  }

  /**
   * The bytes as they were.
   *
   * @throws BrokenSealException where they are not this key's, or were changed
   */
  public byte[] open(byte[] sealed) {
    return AesGcm.open(key, sealed, HEADER_BYTES);
  }

  /** The key that sealed these bytes; empty where they are not sealed. */
  public static Optional<Id> of(byte[] bytes) {
    return bytes.length > HEADER_BYTES && bytes[0] == MAGIC
        ? Optional.of(Id.of(Arrays.copyOfRange(bytes, 1, HEADER_BYTES)))
        : Optional.empty();
  }
}
