package dev.attune.text.normal;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes text that strangers wrote safe to match and to show. Idempotent, linear, never throws. Line
 * breaks become {@code \n}, spaces of any width become a plain one, what has no ink goes, what is
 * no character becomes U+FFFD. Joiners stay where a script or an emoji needs them, variation
 * selectors where they choose a picture. The flags of England, Scotland and Wales lose their tags
 * and become black flags.
 */
public final class TextNormalizer {

  /** Vietnamese and Hebrew stack three at most. */
  private static final int MARKS = 4;

  private TextNormalizer() {}

  /** The text in form NFC without what hides, and what was hidden in it. */
  public static CleanText clean(String text) {
    Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
    String before = text;
    String after = pass(before, oddities);
    // Taking one thing out may join the parts of another; each round that changes anything leaves
    // less to change.
    while (!after.equals(before)) {
      before = after;
      after = pass(before, oddities);
    }
    return new CleanText(after, oddities);
  }

  private static String pass(String text, Set<Oddity> oddities) {
    String visible = inContext(visible(text, oddities), oddities);
    String composed = Normalizer.normalize(visible, Form.NFC);
    String unmasked = Confusables.unmask(composed);
    if (!unmasked.equals(composed)) {
      oddities.add(Oddity.HOMOGLYPH);
    }
    return thinned(Normalizer.normalize(unmasked, Form.NFC), oddities);
  }

  /** The clean text alone. */
  public static String normalise(String text) {
    return clean(text).text();
  }

  /**
   * A form for comparing only: clean, compatibility forms resolved (NFKC), look-alikes as Latin
   * letters, in lower case, without marks. "Ｆｒéе" and "free" have the same. Idempotent.
   */
  public static String skeleton(String text) {
    String current = text;
    // Folding can bring forth what folds again, as a ligature of capitals does; a few rounds settle
    // any text.
    for (int round = 0; round < 4; round++) {
      String next = folded(current);
      if (next.equals(current)) {
        return next;
      }
      current = next;
    }
    return current;
  }

  private static String folded(String text) {
    String compatible = Normalizer.normalize(normalise(text), Form.NFKC);
    String lower = Confusables.fold(compatible).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower.length());
    Normalizer.normalize(lower, Form.NFD)
        .codePoints()
        .filter(c -> !isLatinMark(c))
        .map(c -> c == 'ı' ? 'i' : c)
        .forEach(out::appendCodePoint);
    return Normalizer.normalize(out, Form.NFC);
  }

  /** Marks of the general block; the vowels of Indic scripts and kana voicing are no decoration. */
  private static boolean isLatinMark(int c) {
    return c >= 0x0300 && c <= 0x036F;
  }

  private static int[] visible(String text, Set<Oddity> oddities) {
    int[] kept = new int[text.length()];
    int size = 0;
    int previous = -1;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      Integer mapped = mapped(c, previous, oddities);
      previous = c;
      if (mapped != null) {
        kept[size++] = mapped;
      }
    }
    return Arrays.copyOf(kept, size);
  }

  private static @Nullable Integer mapped(int c, int previous, Set<Oddity> oddities) {
    if (c == '\r' || CodePoints.isLineBreak(c)) {
      return (int) '\n';
    }
    if (c == '\n' && previous == '\r') {
      return null;
    }
    if (Character.getType(c) == Character.SPACE_SEPARATOR) {
      return (int) ' ';
    }
    Oddity oddity = CodePoints.oddityOf(c);
    if (oddity == null) {
      return c;
    }
    oddities.add(oddity);
    return oddity == Oddity.BROKEN ? CodePoints.REPLACEMENT : null;
  }

  private static String inContext(int[] points, Set<Oddity> oddities) {
    StringBuilder out = new StringBuilder(points.length);
    int before = 0;
    for (int at = 0; at < points.length; at++) {
      int c = points[at];
      int after = at + 1 < points.length ? points[at + 1] : 0;
      if (CodePoints.isJoiner(c) && !CodePoints.joins(c, before, after)) {
        oddities.add(Oddity.INVISIBLE);
      } else if (CodePoints.isVariationSelector(c) && !CodePoints.varies(c, before)) {
        oddities.add(Oddity.VARIATION);
      } else {
        out.appendCodePoint(c);
        before = c;
      }
    }
    return out.toString();
  }

  private static String thinned(String text, Set<Oddity> oddities) {
    StringBuilder out = new StringBuilder(text.length());
    int marks = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      marks = CodePoints.isMark(c) && !CodePoints.isVariationSelector(c) ? marks + 1 : 0;
      if (marks <= MARKS) {
        out.appendCodePoint(c);
      } else {
        oddities.add(Oddity.STACKED_MARKS);
      }
    }
    return out.toString();
  }
}
