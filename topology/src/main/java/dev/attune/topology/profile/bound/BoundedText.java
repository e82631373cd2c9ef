package dev.attune.topology.profile.bound;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text of limited size in UTF-8. Text that is short and well formed, the usual case, is not copied.
 */
public final class BoundedText {

  private BoundedText() {}

  /** The longest beginning that needs at most that many bytes and parts no code point. */
  public static String cut(String text, int maxBytes) {
    int bytes = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (isLoneSurrogate(codePoint)) {
        return cut(wellFormed(text, maxBytes), maxBytes);
      }
      bytes += encodedLength(codePoint);
      if (bytes > maxBytes) {
        return text.substring(0, i);
      }
      i += Character.charCount(codePoint);
    }
    return text;
  }

  /** As {@link #cut}; nothing stays nothing. */
  public static @Nullable String cutNullable(@Nullable String text, int maxBytes) {
    return text == null ? null : cut(text, maxBytes);
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** What the encoder would make of it: a profile must be the same before and after a store. */
  private static String wellFormed(String text, int maxBytes) {
    String beginning = text.substring(0, Math.min(text.length(), maxBytes + 1));
    return new String(beginning.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static int encodedLength(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
