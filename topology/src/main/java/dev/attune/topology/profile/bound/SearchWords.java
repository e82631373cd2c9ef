package dev.attune.topology.profile.bound;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The form in which two searches for the same words are equal: Unicode NFC (UAX 15), lower case,
 * white space collapsed, at most 100 characters.
 */
public final class SearchWords {

  private static final int MAX_CHARACTERS = 100;

  /** What is read of an absurdly long query, so that nobody pays for a megabyte of it. */
  private static final int MAX_READ = 4 * MAX_CHARACTERS;

  /** Three bytes are the most that a UTF-16 unit needs. */
  private static final int MAX_BYTES = 3 * MAX_CHARACTERS;

  private SearchWords() {}

  /** Normal form of a query; empty where it has no words. */
  public static String normalize(String query) {
    if (isNormal(query)) {
      return query;
    }
    String read = query.length() > MAX_READ ? query.substring(0, MAX_READ) : query;
    String composed = Normalizer.normalize(read, Normalizer.Form.NFC);
    String collapsed = collapse(composed.toLowerCase(Locale.ROOT));
    return BoundedText.cut(collapsed, MAX_BYTES);
  }

  private static boolean isNormal(String query) {
    if (query.length() > MAX_CHARACTERS) {
      return false;
    }
    char previous = ' ';
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      boolean plain = c > ' ' && c < 0x7f && !(c >= 'A' && c <= 'Z');
      if (!plain && (c != ' ' || previous == ' ')) {
        return false;
      }
      previous = c;
    }
    return previous != ' ' || query.isEmpty();
  }

  private static String collapse(String text) {
    StringBuilder words = new StringBuilder(MAX_CHARACTERS);
    boolean parted = false;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (parts(codePoint)) {
        parted = !words.isEmpty();
        continue;
      }
      if (words.length() + Character.charCount(codePoint) + (parted ? 1 : 0) > MAX_CHARACTERS) {
        break;
      }
      if (parted) {
        words.append(' ');
        parted = false;
      }
      words.appendCodePoint(codePoint);
    }
    return words.toString();
  }

  private static boolean parts(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint);
  }
}
