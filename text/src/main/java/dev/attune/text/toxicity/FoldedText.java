package dev.attune.text.toxicity;

import dev.attune.text.normal.TextNormalizer;

/**
 * A text as insults are looked for in it: skeleton, digits and signs that stand for letters as
 * those, letters drawn out to three or more as one, single letters in a row as one word. Words are
 * parted by single spaces, with one at either end.
 */
final class FoldedText {

  private static final String DISGUISES = "013457@$!€|";
  private static final String LETTERS = "oieastasiei";
  private static final String MASKS = "*_~";

  private FoldedText() {}

  static String of(String text) {
    String skeleton = squeezed(TextNormalizer.skeleton(text));
    StringBuilder words = new StringBuilder(skeleton.length() + 2).append(' ');
    for (int at = 0; at < skeleton.length(); at++) {
      char c = skeleton.charAt(at);
      if (Character.isLetter(c)) {
        words.append(c);
      } else if (DISGUISES.indexOf(c) >= 0 && touchesLetter(skeleton, at)) {
        words.append(LETTERS.charAt(DISGUISES.indexOf(c)));
      } else if (MASKS.indexOf(c) < 0 && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    if (words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
    return joinLetters(words);
  }

  /**
   * An exclamation mark at the end of a word is one; the other disguises count beside a letter on
   * either side.
   */
  private static boolean touchesLetter(String text, int at) {
    boolean before = at > 0 && Character.isLetter(text.charAt(at - 1));
    boolean after = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    return text.charAt(at) == '!' ? before && after : before || after;
  }

  /** Runs of three letters and more as one letter. */
  private static String squeezed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      while (end < text.length() && text.charAt(end) == text.charAt(at)) {
        end++;
      }
      boolean drawnOut = end - at >= 3 && Character.isLetter(text.charAt(at));
      out.append(text, at, drawnOut ? at + 1 : end);
      at = end;
    }
    return out.toString();
  }

  /** "i d i o t" becomes "idiot": three single letters in a row or more. */
  private static String joinLetters(CharSequence words) {
    StringBuilder out = new StringBuilder(words.length());
    int at = 0;
    while (at < words.length()) {
      int end = at;
      while (end + 2 < words.length()
          && words.charAt(end) == ' '
          && words.charAt(end + 1) != ' '
          && words.charAt(end + 2) == ' ') {
        end += 2;
      }
      if (end - at >= 6) {
        out.append(' ');
        for (int i = at + 1; i < end; i += 2) {
          out.append(words.charAt(i));
        }
        at = end;
      } else {
        int to = Math.max(end, at + 1);
        out.append(words, at, to);
        at = to;
      }
    }
    return out.toString();
  }
}
