package dev.attune.connectors.log.line;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one line, never more than its bound. */
final class LineBuffer {

  private static final int INITIAL = 1 << 10;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  // A fresh decoder reports malformed input: replacing it would forge text.
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final int bound;
  private byte[] bytes = new byte[INITIAL];
  private int length;
  private boolean overflowed;

  LineBuffer(int bound) {
    this.bound = bound;
  }

  void clear() {
    length = 0;
    overflowed = false;
  }

  /** Keeps the byte where there is room, else only remembers that there was none. */
  void append(byte next) {
    if (length == bound) {
      overflowed = true;
      return;
    }
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(bound, 2 * length));
    }
    bytes[length++] = next;
  }

  boolean overflowed() {
    return overflowed;
  }

  /** Strict UTF-8. */
  String decode() throws CharacterCodingException {
    return decodeFrom(0);
  }

  /** Strict UTF-8 of a file's first line, without the byte order mark that some tools write. */
  String decodeWithoutMark() throws CharacterCodingException {
    boolean marked =
        length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    return decodeFrom(marked ? MARK.length : 0);
  }

  private String decodeFrom(int start) throws CharacterCodingException {
    return decoder.decode(ByteBuffer.wrap(bytes, start, length - start)).toString();
  }
}
