package dev.attune.schemas.codec;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.AvroRuntimeException;

/**
 * The bytes of one record behind its header, read from front to back in Avro's binary encoding. A
 * text that is not UTF-8 is an error, and no length makes it allocate more than there are bytes
 * left. Belongs to the one thread that is decoding.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">binary
 *     encoding</a>
 */
public final class RecordBytes {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int LONGEST_VARINT = 10;

  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int position;

  /** Bytes to be read from a position on. They are not copied. */
  public RecordBytes(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  byte[] array() {
    return bytes;
  }

  int position() {
    return position;
  }

  /** Whether all has been read. */
  public boolean isEnd() {
    return position == bytes.length;
  }

  void skipRest() {
    position = bytes.length;
  }

  boolean readBoolean() throws IOException {
    byte value = next();
    if (value != 0 && value != 1) {
      throw new AvroRuntimeException("no boolean");
    }
    return value == 1;
  }

  /** Zigzag and variable length. */
  long readLong() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 7 * LONGEST_VARINT; shift += 7) {
      byte next = next();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new AvroRuntimeException("a number of more than ten bytes");
  }

  int readInt() throws IOException {
    return Math.toIntExact(readLong());
  }

  /** A place among so many: of a union's branch, of an enum's symbol. */
  int readIndex(int count) throws IOException {
    long index = readLong();
    if (index < 0 || index >= count) {
      throw new AvroRuntimeException("an index beyond the last");
    }
    return (int) index;
  }

  /** How many items follow before the next count; 0 after the last. */
  int readCount() throws IOException {
    long count = readLong();
    if (count < 0) {
      count = Math.negateExact(count);
      readLong(); // their length in bytes, for those who skip them
    }
    return fitting(count);
  }

  double readDouble() throws IOException {
    require(Double.BYTES);
    double value = Double.longBitsToDouble((long) LITTLE_ENDIAN.get(bytes, position));
    position += Double.BYTES;
    return value;
  }

  // Java replaces what it cannot decode, so a text without the replacement character was well
  // formed.
  String readString() throws IOException {
    int length = fitting(readLong());
    String text = new String(bytes, position, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0) {
      requireUtf8(length);
    }
    position += length;
    return text;
  }

  byte[] readBytes() throws IOException {
    int length = fitting(readLong());
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }

  private void requireUtf8(int length) throws CharacterCodingException {
    var unused =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, position, length));
  }

  /** A number of bytes, or of items of at least a byte each, that can still be there. */
  private int fitting(long length) throws EOFException {
    if (length < 0 || length >= Integer.MAX_VALUE) {
      throw new AvroRuntimeException("a length that cannot be");
    }
    require((int) length);
    return (int) length;
  }

  private byte next() throws EOFException {
    require(1);
    return bytes[position++];
  }

  private void require(int more) throws EOFException {
    if (bytes.length - position < more) {
      throw new EOFException();
    }
  }
}
