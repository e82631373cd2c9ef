package dev.attune.guards.fact.number;

import dev.attune.text.language.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers below a million in the words of a language that parts its words. What does not fit
 * together is read as several numbers. Steps grow with the length of the text. Immutable; safe from
 * many threads.
 */
public final class WordNumbers {

  /** Stands for the word "and" among parts. */
  static final int AND = -1;

  private final Vocabulary vocabulary;

  private WordNumbers(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Reads the words of a language. */
  public static WordNumbers of(Language language) {
    return new WordNumbers(Vocabulary.of(language));
  }

  /** All numbers in a skeleton, in order. */
  public List<Numeral> in(String skeleton) {
    Reading reading = new Reading(skeleton);
    int at = 0;
    while (at < skeleton.length()) {
      if (Character.isLetter(skeleton.charAt(at))) {
        int end = at;
        while (end < skeleton.length() && Character.isLetter(skeleton.charAt(end))) {
          end++;
        }
        reading.word(at, end);
        at = end;
      } else {
        if (skeleton.charAt(at) != ' ' && skeleton.charAt(at) != '-') {
          reading.close();
        }
        at++;
      }
    }
    reading.close();
    return reading.found;
  }

  /** One text. */
  private final class Reading {
    private final String text;
    private final List<Numeral> found = new ArrayList<>();
    private NumberSum sum = new NumberSum();
    private int start;
    private int end;

    Reading(String text) {
      this.text = text;
    }

    void word(int from, int to) {
      String word = text.substring(from, to);
      if (sum.isStarted() && vocabulary.isAnd(word)) {
        sum.and();
        return;
      }
      @Nullable List<Integer> parts = vocabulary.parts(word);
      if (parts == null) {
        close();
        return;
      }
      for (int part : parts) {
        take(part, from, to);
      }
    }

    private void take(int part, int from, int to) {
      if (part == AND) {
        sum.and();
        return;
      }
      if (!sum.take(part)) {
        close();
        sum.take(part);
      }
      if (end <= from && end == start) {
        start = from;
      }
      end = to;
    }

    void close() {
      if (sum.isStarted()) {
        found.add(
            new Numeral(
                BigDecimal.valueOf(sum.value()), start, end, text.substring(start, end), true));
      }
      sum = new NumberSum();
      start = 0;
      end = 0;
    }
  }
}
