package dev.attune.modelserver.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * Cuts texts into tokens by a rule that anyone can check, near to what real tokenizers give for
 * European languages: a run of letters or of digits, with the space before it, is cut after every
 * sixth character; any other character is a token of its own.
 */
public final class Tokens {

  private static final int LONGEST = 6;

  private Tokens() {}

  /** The tokens; joined they give the text. */
  public static List<String> split(String text) {
    List<String> tokens = new ArrayList<>(text.length() / 4 + 1);
    int unused =
        scan(
            text,
            (from, to) -> {
              tokens.add(text.substring(from, to));
              return 0;
            });
    return tokens;
  }

  /** How many tokens a text has. */
  public static int count(String text) {
    return scan(text, (from, to) -> 0);
  }

  private static int scan(String text, IntBinaryOperator token) {
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      int end = end(text, at);
      int unused = token.applyAsInt(at, end);
      at = end;
      count++;
    }
    return count;
  }

  private static int end(String text, int start) {
    int at = start;
    if (text.charAt(at) == ' ' && at + 1 < text.length() && isWord(text.charAt(at + 1))) {
      at++;
    }
    if (!isWord(text.charAt(at))) {
      return at + Character.charCount(text.codePointAt(at));
    }
    int length = 0;
    while (at < text.length() && length < LONGEST && isWord(text.charAt(at))) {
      at++;
      length++;
    }
    return at;
  }

  private static boolean isWord(char character) {
    return Character.isLetterOrDigit(character);
  }
}
