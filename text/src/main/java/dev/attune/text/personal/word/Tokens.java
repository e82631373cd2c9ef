package dev.attune.text.personal.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a text apart in one pass. Words of more than 64 units come in pieces, so that no step grows
 * with a word.
 */
public final class Tokens {

  private static final int LONGEST = 64;

  private Tokens() {}

  /** The tokens of a text in order. */
  public static List<Token> of(CharSequence text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int c = Character.codePointAt(text, at);
      if (Character.isWhitespace(c)) {
        at += Character.charCount(c);
        continue;
      }
      Token.Type type = typeOf(c);
      int end = type == Token.Type.SIGN ? at + Character.charCount(c) : endOf(text, at);
      String piece = text.subSequence(at, end).toString();
      tokens.add(new Token(type, piece, piece.toLowerCase(Locale.ROOT), at));
      at = end;
    }
    return tokens;
  }

  private static Token.Type typeOf(int c) {
    if (Character.isLetter(c)) {
      return Token.Type.WORD;
    }
    return Character.isDigit(c) ? Token.Type.FIGURE : Token.Type.SIGN;
  }

  private static int endOf(CharSequence text, int from) {
    int at = from;
    while (at < text.length() && at - from < LONGEST) {
      int c = Character.codePointAt(text, at);
      if (!isInner(c) && !joins(text, at, c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean isInner(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean joins(CharSequence text, int at, int c) {
    return (c == '\'' || c == '’' || c == '-')
        && at > 0
        && Character.isLetter(text.charAt(at - 1))
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }
}
