package dev.attune.text.personal.number;

import java.util.ArrayList;
import java.util.List;

/**
 * Digits that belong together: groups parted by one space, dot, hyphen or slash.
 *
 * @param digits the digits alone, as ASCII
 * @param offsets where each digit stands in the text
 * @param groups bit {@code i} is set where a group starts at digit {@code i}
 */
public record DigitRun(String digits, List<Integer> offsets, long groups) {

  private static final String SEPARATORS = " .-/\u00a0\u2011\u2013";
  private static final int LONGEST = 64;

  public DigitRun {
    offsets = List.copyOf(offsets);
  }

  /** The runs of a text in order. A run of more than 64 digits comes in pieces. */
  public static List<DigitRun> of(CharSequence text) {
    List<DigitRun> runs = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (Character.isDigit(text.charAt(at))) {
        at = read(text, at, runs);
      } else {
        at++;
      }
    }
    return runs;
  }

  /** Where digit {@code i} stands. */
  public int offset(int i) {
    return offsets.get(i);
  }

  /** Whether a group starts at digit {@code i}. */
  public boolean isGroup(int i) {
    return i < digits.length() && (groups >>> i & 1) != 0;
  }

  /** Whether a group starts at digit {@code i}, or the run ends there. */
  public boolean isBoundary(int i) {
    return i == digits.length() || isGroup(i);
  }

  private static int read(CharSequence text, int from, List<DigitRun> runs) {
    StringBuilder digits = new StringBuilder();
    List<Integer> offsets = new ArrayList<>();
    long groups = 0;
    int at = from;
    boolean newGroup = true;
    while (at < text.length() && digits.length() < LONGEST) {
      char c = text.charAt(at);
      if (Character.isDigit(c)) {
        if (newGroup) {
          groups |= 1L << digits.length();
        }
        newGroup = false;
        digits.append((char) ('0' + Character.digit(c, 10)));
        offsets.add(at);
      } else if (!newGroup && SEPARATORS.indexOf(c) >= 0) {
        newGroup = true;
      } else {
        break;
      }
      at++;
    }
    runs.add(new DigitRun(digits.toString(), offsets, groups));
    return at;
  }
}
