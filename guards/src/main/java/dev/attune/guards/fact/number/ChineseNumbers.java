package dev.attune.guards.fact.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads numbers in Chinese characters: 二十四, 一百零九, 两千三, 七五 as digits in a row, 九点九 with decimals.
 * Steps grow with the length of the text.
 */
public final class ChineseNumbers {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String OTHER_DIGITS = "〇壹贰叁肆伍陆柒捌玖";
  private static final String UNITS = "十百千万";
  private static final String OTHER_UNITS = "拾佰仟萬";
  private static final int LONGEST = 20;

  private ChineseNumbers() {}

  /** All of them, in order. */
  public static List<Numeral> in(String text) {
    List<Numeral> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && end - at < LONGEST && isPart(text, at, end)) {
        end++;
      }
      if (end > at) {
        found.add(numeral(text, at, end));
      }
      at = Math.max(end, at + 1);
    }
    return found;
  }

  private static boolean isPart(String text, int start, int at) {
    char c = text.charAt(at);
    boolean isPoint =
        c == '点' && at > start && at + 1 < text.length() && digit(text.charAt(at + 1)) >= 0;
    return digit(c) >= 0 || unit(c) > 0 || isPoint;
  }

  private static Numeral numeral(String text, int start, int end) {
    String said = text.substring(start, end);
    int point = said.indexOf('点');
    String whole = point < 0 ? said : said.substring(0, point);
    StringBuilder number = new StringBuilder(Long.toString(value(whole)));
    if (point >= 0) {
      number.append('.');
      said.substring(point + 1).chars().forEach(c -> number.append(Math.max(0, digit((char) c))));
    }
    return new Numeral(new BigDecimal(number.toString()), start, end, said, true);
  }

  private static long value(String said) {
    if (said.chars().allMatch(c -> digit((char) c) >= 0)) {
      long row = 0;
      for (int at = 0; at < said.length(); at++) {
        row = row * 10 + digit(said.charAt(at));
      }
      return row;
    }
    long total = 0;
    long part = 0;
    long digit = 0;
    for (int at = 0; at < said.length(); at++) {
      int value = digit(said.charAt(at));
      int unit = unit(said.charAt(at));
      if (value >= 0) {
        digit = value;
      } else if (unit == 10_000) {
        total += Math.max(1, part + digit) * unit;
        part = 0;
        digit = 0;
      } else {
        part += Math.max(1, digit) * unit;
        digit = 0;
      }
    }
    return total + part + digit;
  }

  private static int digit(char c) {
    if (c == '两' || c == '兩') {
      return 2;
    }
    int place = DIGITS.indexOf(c);
    return place >= 0 ? place : OTHER_DIGITS.indexOf(c);
  }

  private static int unit(char c) {
    int place = UNITS.indexOf(c) >= 0 ? UNITS.indexOf(c) : OTHER_UNITS.indexOf(c);
    return place < 0 ? 0 : (int) Math.round(Math.pow(10, place + 1));
  }
}
