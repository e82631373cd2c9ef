package dev.attune.text.normal;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What single code points are. Classes of Unicode 16, by the JDK. */
final class CodePoints {
  static final int REPLACEMENT = 0xFFFD;
  static final int JOINER = 0x200D;
  static final int NON_JOINER = 0x200C;

  private static final int ZERO_WIDTH_SPACE = 0x200B;
  private static final int COMBINING_GRAPHEME_JOINER = 0x034F;
  private static final int BRAILLE_BLANK = 0x2800;

  /** Scripts whose spelling needs joiners. */
  private static final Set<UnicodeScript> JOINED =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GUJARATI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MONGOLIAN);

  private CodePoints() {}

  /** What makes a code point unwelcome whatever stands beside it; null if nothing does. */
  static @Nullable Oddity oddityOf(int c) {
    if (c >= 0xE0000 && c <= 0xE007F) {
      return Oddity.TAG;
    }
    if (isBidi(c)) {
      return Oddity.BIDI;
    }
    if (isInvisible(c)) {
      return Oddity.INVISIBLE;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\t' ? null : Oddity.CONTROL;
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> Oddity.BROKEN;
      case Character.FORMAT -> isJoiner(c) ? null : Oddity.INVISIBLE;
      default -> null;
    };
  }

  static boolean isJoiner(int c) {
    return c == JOINER || c == NON_JOINER;
  }

  static boolean isVariationSelector(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || isMongolianSelector(c);
  }

  /** Whether a joiner between these two is spelling or an emoji, not a hiding place. */
  static boolean joins(int joiner, int before, int after) {
    if (joiner == JOINER && Character.isExtendedPictographic(after)) {
      return Character.isExtendedPictographic(before)
          || Character.isEmojiModifier(before)
          || before == 0xFE0F;
    }
    return JOINED.contains(UnicodeScript.of(before)) && JOINED.contains(UnicodeScript.of(after));
  }

  /** Whether a selector after this one chooses between a picture and a sign, or forms a keycap. */
  static boolean varies(int selector, int before) {
    return (selector == 0xFE0E || selector == 0xFE0F)
        && (Character.isEmoji(before) || Character.isExtendedPictographic(before));
  }

  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  static boolean isLineBreak(int c) {
    return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  private static boolean isMongolianSelector(int c) {
    return (c >= 0x180B && c <= 0x180D) || c == 0x180F;
  }

  private static boolean isBidi(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C;
  }

  /** Letters and signs without ink that their class does not give away, and the usual ones. */
  private static boolean isInvisible(int c) {
    return switch (c) {
      case ZERO_WIDTH_SPACE, COMBINING_GRAPHEME_JOINER, BRAILLE_BLANK -> true;
      case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5, 0xFFFC -> true;
      default -> false;
    };
  }
}
