package dev.attune.text.personal.find;

import dev.attune.text.personal.number.DigitRun;
import dev.attune.text.personal.word.Token;
import dev.attune.text.personal.word.Tokens;
import java.util.List;
import java.util.Locale;

/**
 * A text taken apart once for all finders.
 *
 * @param locale of its writer; a country in it decides how numbers without one are read
 */
public record Passage(CharSequence text, Locale locale, List<Token> tokens, List<DigitRun> runs) {

  private static final char FIRST_EAST_ASIAN = '\u1100';

  public Passage {
    tokens = List.copyOf(tokens);
    runs = List.copyOf(runs);
  }

  public static Passage of(CharSequence text, Locale locale) {
    return new Passage(text, locale, Tokens.of(text), DigitRun.of(text));
  }

  /** Up to so many units before an index, in lower case: where a label would stand. */
  String before(int index, int units) {
    return text.subSequence(Math.max(0, index - units), index).toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a letter or digit stands at an index. Letters of scripts written without spaces do not
   * count: they may stand beside a number that is whole.
   */
  boolean isWordAt(int index) {
    return index >= 0
        && index < text.length()
        && text.charAt(index) < FIRST_EAST_ASIAN
        && Character.isLetterOrDigit(text.charAt(index));
  }
}
