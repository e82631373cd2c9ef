package dev.attune.schemas.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of one record in the making, behind the five bytes of the wire format, in Avro's binary
 * encoding. Belongs to the one thread that is encoding.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">binary
 *     encoding</a>
 */
public final class RecordBuffer {
  /** Magic byte and schema id, before the body. */
  public static final int HEADER_BYTES = 5;

  private static final int INITIAL_BYTES = 512;
  private static final int LONGEST_VARINT = 10;

  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size = HEADER_BYTES;

  /** Begins a record anew. */
  public void start(int schemaId) {
    bytes[0] = 0;
    bytes[1] = (byte) (schemaId >>> 24);
    bytes[2] = (byte) (schemaId >>> 16);
    bytes[3] = (byte) (schemaId >>> 8);
    bytes[4] = (byte) schemaId;
    size = HEADER_BYTES;
  }

  void writeBoolean(boolean value) {
    require(1);
    bytes[size++] = (byte) (value ? 1 : 0);
  }

  /** Zigzag and variable length: also Avro's int, union index, enum ordinal and count of items. */
  void writeLong(long value) {
    require(LONGEST_VARINT);
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  void writeDouble(double value) {
    require(Double.BYTES);
    LITTLE_ENDIAN.set(bytes, size, Double.doubleToRawLongBits(value));
    size += Double.BYTES;
  }

  void writeString(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    writeLong(text.length);
    require(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
  }

  void writeBytes(ByteBuffer value) {
    int length = value.remaining();
    writeLong(length);
    require(length);
    value.get(value.position(), bytes, size, length);
    size += length;
  }

  /** Header and body. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  byte[] withoutHeader() {
    return Arrays.copyOfRange(bytes, HEADER_BYTES, size);
  }

  /** Bytes for which there is room. */
  public int capacity() {
    return bytes.length;
  }

  private void require(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
