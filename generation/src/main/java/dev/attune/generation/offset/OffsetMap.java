package dev.attune.generation.offset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Which offsets from the committed one on are finished, as text that fits the metadata of a commit.
 * A successor skips these and repeats the rest.
 *
 * <p>Form: one byte for the form, four for a CRC-32C of the committed offset and the content, then
 * either a set of bits or the lengths of runs, unfinished first, as variable-length integers,
 * whichever is shorter; all that in Base64. What is longer than fits is cut off at its end, so that
 * a successor repeats more, and loses nothing.
 */
final class OffsetMap {

  /** Brokers take so much by default: offset.metadata.max.bytes. */
  static final int MOST_CHARS = 4096;

  /** Offsets looked at from the committed one on; later ones count as unfinished. */
  static final int MOST_SPAN = 1 << 20;

  private static final byte BITS = 1;
  private static final byte RUNS = 2;
  private static final int HEADER = 5;
  private static final int BYTES_OF_QUAD = 3;
  private static final int CHARS_OF_QUAD = 4;
  private static final int MOST_BYTES = MOST_CHARS / CHARS_OF_QUAD * BYTES_OF_QUAD - HEADER;
  private static final int VARINT_BITS = 7;

  private OffsetMap() {}

  /**
   * Writes the map.
   *
   * @param finished bit i stands for offset base + i
   * @return empty where nothing is finished
   */
  static String write(long base, BitSet finished) {
    if (finished.isEmpty()) {
      return "";
    }
    byte[] runs = runs(finished);
    byte[] bits = bits(finished);
    return runs.length <= bits.length ? text(RUNS, base, runs) : text(BITS, base, bits);
  }

  /** Most characters that a map of so many offsets takes, found without looking at them. */
  static long mostChars(long span) {
    long bytes = HEADER + Math.ceilDiv(span, Byte.SIZE);
    return Math.ceilDiv(bytes, BYTES_OF_QUAD) * CHARS_OF_QUAD;
  }

  /** Reads a map; empty where the text is none of ours, damaged, or of another offset. */
  static Optional<BitSet> read(long base, String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
    if (bytes.length < HEADER) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOfRange(bytes, HEADER, bytes.length);
    if (ByteBuffer.wrap(bytes).getInt(1) != checksum(bytes[0], base, content)) {
      return Optional.empty();
    }
    return switch (bytes[0]) {
      case BITS -> Optional.of(BitSet.valueOf(content));
      case RUNS -> Optional.of(finished(ByteBuffer.wrap(content)));
      default -> Optional.empty();
    };
  }

  private static byte[] bits(BitSet finished) {
    byte[] all = finished.toByteArray();
    return all.length <= MOST_BYTES ? all : Arrays.copyOf(all, MOST_BYTES);
  }

  private static byte[] runs(BitSet finished) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int begin = 0;
    for (int set = finished.nextSetBit(0); set >= 0; set = finished.nextSetBit(begin)) {
      int clear = finished.nextClearBit(set);
      ByteArrayOutputStream pair = new ByteArrayOutputStream();
      writeLength(set - begin, pair);
      writeLength(clear - set, pair);
      if (bytes.size() + pair.size() > MOST_BYTES) {
        break;
      }
      bytes.writeBytes(pair.toByteArray());
      begin = clear;
    }
    return bytes.toByteArray();
  }

  private static void writeLength(int length, ByteArrayOutputStream bytes) {
    int rest = length;
    while (rest >= 1 << VARINT_BITS) {
      bytes.write(rest | 1 << VARINT_BITS);
      rest >>>= VARINT_BITS;
    }
    bytes.write(rest);
  }

  /** Only what the checksum vouches for comes here, so lengths are whole and within bounds. */
  private static BitSet finished(ByteBuffer runs) {
    BitSet finished = new BitSet();
    int begin = 0;
    while (runs.hasRemaining()) {
      int set = begin + readLength(runs);
      int clear = set + readLength(runs);
      finished.set(set, clear);
      begin = clear;
    }
    return finished;
  }

  private static int readLength(ByteBuffer bytes) {
    int length = 0;
    for (int shift = 0; ; shift += VARINT_BITS) {
      byte next = bytes.get();
      length |= (next & (1 << VARINT_BITS) - 1) << shift;
      if (next >= 0) {
        return length;
      }
    }
  }

  private static String text(byte form, long base, byte[] content) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + content.length);
    bytes.put(form).putInt(checksum(form, base, content)).put(content);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static int checksum(byte form, long base, byte[] content) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(1 + Long.BYTES).put(form).putLong(base).flip());
    sum.update(content);
    return (int) sum.getValue();
  }
}
