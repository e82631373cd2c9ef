package dev.attune.app.privacy.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, as UTF-8 bytes. Thousands of texts cost hardly more than one: a place whose
 * next four bytes begin none of them is passed at once. Immutable.
 */
public final class Needles {

  /** Shorter texts would be found everywhere by chance. */
  public static final int SHORTEST = 4;

  private static final int FILTER_BITS = 1 << 20;

  private final BitSet filter = new BitSet(FILTER_BITS);
  private final Map<Integer, List<byte[]>> byStart = new HashMap<>();

  /**
   * Looks for these.
   *
   * @throws IllegalArgumentException where one has fewer than four bytes
   */
  public Needles(Collection<String> texts) {
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length < SHORTEST) {
        throw new IllegalArgumentException("'" + text + "' is too short to be looked for in bytes");
      }
      int start = start(bytes, 0);
      filter.set(slot(start));
      byStart.computeIfAbsent(start, missing -> new ArrayList<>(1)).add(bytes);
    }
  }

  /** Whether a text is long enough to be looked for. */
  public static boolean canBeFound(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length >= SHORTEST;
  }

  /** How often any of them stands in the first bytes. */
  public long countIn(byte[] bytes, int length) {
    long found = 0;
    for (int at = 0; at + SHORTEST <= length; at++) {
      int start = start(bytes, at);
      if (filter.get(slot(start))) {
        found += countAt(bytes, length, at, start);
      }
    }
    return found;
  }

  /** The same; none in null. */
  public long countIn(byte @Nullable [] bytes) {
    return bytes == null ? 0 : countIn(bytes, bytes.length);
  }

  /** The longest of them, bytes. */
  int longest() {
    return byStart.values().stream()
        .flatMap(List::stream)
        .mapToInt(needle -> needle.length)
        .max()
        .orElse(0);
  }

  private long countAt(byte[] bytes, int length, int at, int start) {
    return byStart.getOrDefault(start, List.of()).stream()
        .filter(needle -> stands(needle, bytes, length, at))
        .count();
  }

  private static boolean stands(byte[] needle, byte[] bytes, int length, int at) {
    return at + needle.length <= length
        && Arrays.equals(needle, 0, needle.length, bytes, at, at + needle.length);
  }

  private static int start(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }

  private static int slot(int start) {
    return (start * 0x9E3779B1) >>> 12;
  }
}
