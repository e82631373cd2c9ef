package dev.attune.guards.fact.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads numbers in digits of any script, whichever marks part thousands and decimals: of the last
 * mark, three digits after it make it one of thousands. Steps grow with the length of the text.
 */
public final class DigitNumbers {

  private static final String MARKS = ".,'\u066B\u066C";
  private static final int GROUP = 3;
  private static final int MOST_DIGITS = 30;

  private DigitNumbers() {}

  /** All of them, in order. */
  public static List<Numeral> in(String text) {
    List<Numeral> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (Character.isDigit(text.charAt(at))) {
        int end = end(text, at);
        found.add(numeral(text, at, end));
        at = end;
      } else {
        at++;
      }
    }
    return found;
  }

  private static int end(String text, int start) {
    int at = digits(text, start);
    int first = at - start;
    while (at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
      char mark = text.charAt(at);
      int next = digits(text, at + 1);
      boolean isGroup = next - at - 1 == GROUP && first <= GROUP;
      if (MARKS.indexOf(mark) < 0 && !(mark == ' ' && isGroup)) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static Numeral numeral(String text, int start, int end) {
    String said = text.substring(start, end);
    StringBuilder whole = new StringBuilder(said.length());
    int lastMark = -1;
    for (int i = 0; i < said.length(); i++) {
      char c = said.charAt(i);
      if (Character.isDigit(c)) {
        whole.append(Character.digit(c, 10));
      } else {
        lastMark = i;
      }
    }
    if (whole.length() > MOST_DIGITS) {
      return new Numeral(BigDecimal.valueOf(-1), start, end, said.substring(0, MOST_DIGITS), false);
    }
    int decimals = lastMark < 0 ? 0 : said.length() - lastMark - 1;
    if (decimals != GROUP && said.chars().filter(c -> c == '.').count() > 1) {
      // Several points and no group of three at the end: a date or a version, no single number.
      return new Numeral(BigDecimal.valueOf(-1), start, end, said, false);
    }
    BigDecimal value = new BigDecimal(whole.toString());
    return new Numeral(
        decimals == GROUP ? value : value.movePointLeft(decimals), start, end, said, false);
  }
}
