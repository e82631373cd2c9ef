package dev.attune.text.personal.word;

/**
 * A word, a figure or a sign of a text.
 *
 * @param text as it stands
 * @param lower in lower case, by the rules of no language
 * @param start index of its first UTF-16 unit
 */
public record Token(Type type, String text, String lower, int start) {

  /** What a token is made of. */
  public enum Type {
    /** Letters, with apostrophes and hyphens within. */
    WORD,
    /** Digits, and letters that follow at once: 12, 12a. */
    FIGURE,
    /** One character of any other kind, white space left out. */
    SIGN
  }

  public int end() {
    return start + text.length();
  }

  public boolean isWord() {
    return type == Type.WORD;
  }

  public boolean isFigure() {
    return type == Type.FIGURE;
  }

  public boolean isSign(char c) {
    return type == Type.SIGN && text.charAt(0) == c;
  }

  /** Whether it starts as names do, in scripts that have capitals. */
  public boolean isCapitalised() {
    return isWord() && Character.isUpperCase(text.codePointAt(0));
  }
}
