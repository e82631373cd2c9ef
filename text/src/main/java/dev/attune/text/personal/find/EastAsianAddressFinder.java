package dev.attune.text.personal.find;

import dev.attune.text.personal.span.PersonalDataKind;
import dev.attune.text.personal.span.PersonalDataSpan;
import java.util.function.Consumer;

/**
 * Addresses written without spaces: Japanese with a postcode or a block number (〒100-0001,
 * 丸の内1丁目9), Chinese with a road and a house number (南京路12号), Korean with a district, a road and a
 * number (중구 세종대로 110).
 */
public final class EastAsianAddressFinder implements SpanFinder {

  private static final int REACH = 24;
  private static final String BLOCK = "丁番号號";
  private static final String KOREAN_ROAD = "로길";
  private static final String KOREAN_DISTRICT = "시군구읍면동";

  @Override
  public void find(Passage passage, Consumer<PersonalDataSpan> found) {
    CharSequence text = passage.text();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '〒') {
        report(at, endOfFigure(text, skipSpace(text, at + 1)), found);
      } else if (Character.isDigit(c) && !isDigitAt(text, at - 1)) {
        judge(text, at, found);
      }
    }
  }

  private static void judge(CharSequence text, int number, Consumer<PersonalDataSpan> found) {
    int end = endOfFigure(text, number);
    boolean block = end < text.length() && BLOCK.indexOf(text.charAt(end)) >= 0;
    int before = number > 0 && text.charAt(number - 1) == ' ' ? number - 1 : number;
    int korean = startOfKorean(text, before);
    if (korean >= 0) {
      report(korean, end, found);
    } else if (block && before > 0 && Character.isIdeographic(text.charAt(before - 1))) {
      int start = startOf(text, before);
      if (isRoadOrTown(text, start, before)) {
        report(start, end + 1, found);
      }
    }
  }

  /**
   * Where the district before a road starts, -1 if there is none: the ending of a road is a common
   * particle too.
   */
  private static int startOfKorean(CharSequence text, int end) {
    if (end < 2 || KOREAN_ROAD.indexOf(text.charAt(end - 1)) < 0) {
      return -1;
    }
    int road = startOf(text, end);
    boolean district =
        road > 1
            && text.charAt(road - 1) == ' '
            && KOREAN_DISTRICT.indexOf(text.charAt(road - 2)) >= 0;
    return district ? startOf(text, road - 1) : -1;
  }

  private static boolean isRoadOrTown(CharSequence text, int from, int to) {
    for (int at = from; at < to; at++) {
      if ("路街道巷弄町区區市村都府県".indexOf(text.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Back over letters, at most so far. */
  private static int startOf(CharSequence text, int end) {
    int start = end;
    while (start > 0 && end - start < REACH && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int endOfFigure(CharSequence text, int from) {
    int at = from;
    while (at < text.length()
        && at - from < 16
        && (isDigitAt(text, at) || (text.charAt(at) == '-' && isDigitAt(text, at + 1)))) {
      at++;
    }
    return at;
  }

  private static int skipSpace(CharSequence text, int at) {
    return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
  }

  private static boolean isDigitAt(CharSequence text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  private static void report(int start, int end, Consumer<PersonalDataSpan> found) {
    found.accept(new PersonalDataSpan(PersonalDataKind.POSTAL_ADDRESS, start, end, ""));
  }
}
