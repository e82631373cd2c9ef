package dev.attune.text.normal;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Cuts text where a reader sees a boundary: never within an emoji, an accented letter or a Hangul
 * syllable.
 */
public final class Graphemes {

  private Graphemes() {}

  /**
   * The longest beginning of the text of at most so many UTF-16 units that ends at a boundary of an
   * extended grapheme cluster. One cluster longer than that is left out whole.
   *
   * @throws IllegalArgumentException if the length is negative
   */
  public static String cut(String text, int units) {
    if (units < 0) {
      throw new IllegalArgumentException("a length is 0 or more, is " + units);
    }
    if (text.length() <= units) {
      return text;
    }
    BreakIterator clusters = clustersOf(text);
    int end = 0;
    for (int next = clusters.next(); next != BreakIterator.DONE && next <= units; ) {
      end = next;
      next = clusters.next();
    }
    return text.substring(0, end);
  }

  /** How many characters a reader counts. */
  public static int count(String text) {
    BreakIterator clusters = clustersOf(text);
    int count = 0;
    while (clusters.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  private static BreakIterator clustersOf(String text) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text);
    return clusters;
  }
}
