package dev.attune.text.normal;

import java.lang.Character.UnicodeScript;
import java.util.HashMap;
import java.util.Map;

/**
 * Cyrillic, Greek and Armenian letters that look like Latin ones. The pairs are facts of UTS #39;
 * the choice is ours: letters only, one to one, of the scripts that are used to disguise Latin
 * words.
 */
final class Confusables {

  private static final String CYRILLIC =
      "аa еe оo рp сc уy хx іi јj ѕs ԁd ԛq ԝw һh ӏl ѵv ґr кk тt мm нh вb иu пn гr ьb ёë їï АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ"
          + " ЅS ԌG ԚQ ԜW ӀI ѴV Ьb ЁË ЇÏ";
  private static final String GREEK =
      "αa βb γy εe ηn ιi κk νv οo ρp σo τt υu χx ωw όó ίí άá έé ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX";
  private static final String ARMENIAN = "ոn սu օo հh ցg ձd զq ՕO ՍU ՏS";
  private static final Map<Integer, Integer> LATIN = read(CYRILLIC + " " + GREEK + " " + ARMENIAN);

  private Confusables() {}

  /**
   * Words that mix Latin with look-alikes, in Latin; all else as it is. A word with one foreign
   * letter that no Latin one looks like stays untouched: it may be a formula or a name.
   */
  static String unmask(String text) {
    if (isLatinOnly(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = endOfWord(text, at);
      if (end == at) {
        int c = text.codePointAt(at);
        out.appendCodePoint(c);
        at += Character.charCount(c);
      } else {
        out.append(isMasked(text, at, end) ? latin(text, at, end) : text.substring(at, end));
        at = end;
      }
    }
    return out.toString();
  }

  /** Every letter that looks like a Latin one, as that: for comparing, never for showing. */
  static String fold(String text) {
    return isLatinOnly(text) ? text : latin(text, 0, text.length());
  }

  private static boolean isLatinOnly(String text) {
    return text.chars().allMatch(c -> c < 0x0370 || (c >= 0x0590 && c < 0xD800));
  }

  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!Character.isLetter(c) && !CodePoints.isMark(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean isMasked(String text, int from, int to) {
    boolean latin = false;
    boolean foreign = false;
    for (int at = from; at < to; at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      if (UnicodeScript.of(c) == UnicodeScript.LATIN) {
        latin = true;
      } else if (LATIN.containsKey(c)) {
        foreign = true;
      } else if (Character.isLetter(c)) {
        return false;
      }
    }
    return latin && foreign;
  }

  private static String latin(String text, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    text.substring(from, to)
        .codePoints()
        .forEach(c -> out.appendCodePoint(LATIN.getOrDefault(c, c)));
    return out.toString();
  }

  private static Map<Integer, Integer> read(String pairs) {
    Map<Integer, Integer> map = new HashMap<>();
    for (String pair : pairs.split(" ", -1)) {
      map.put(pair.codePointAt(0), pair.codePointAt(Character.charCount(pair.codePointAt(0))));
    }
    return Map.copyOf(map);
  }
}
