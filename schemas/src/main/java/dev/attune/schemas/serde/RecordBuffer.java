package dev.attune.schemas.serde;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes of one record in the making, behind the five bytes of the wire format. Not synchronized,
 * unlike the JDK's: it belongs to the one thread that is encoding.
 */
final class RecordBuffer extends OutputStream {
  static final int HEADER_BYTES = 5;
  private static final int INITIAL_BYTES = 512;

  private byte[] bytes = new byte[INITIAL_BYTES];
  private int size = HEADER_BYTES;

  void start(int schemaId) {
    bytes[0] = 0;
    bytes[1] = (byte) (schemaId >>> 24);
    bytes[2] = (byte) (schemaId >>> 16);
    bytes[3] = (byte) (schemaId >>> 8);
    bytes[4] = (byte) schemaId;
    size = HEADER_BYTES;
  }

  @Override
  public void write(int value) {
    require(1);
    bytes[size++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    require(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  int capacity() {
    return bytes.length;
  }

  private void require(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
