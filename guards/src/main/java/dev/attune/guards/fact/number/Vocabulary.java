package dev.attune.guards.fact.number;

import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.phrase.PhraseFile;
import dev.attune.text.language.Language;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of which a language makes its numbers.
 *
 * @param values by word, as skeletons
 * @param and what may stand between them
 * @param joined whether numbers are written as one word
 * @param endings that such a word may have
 */
record Vocabulary(
    Map<String, Integer> values, Set<String> and, boolean joined, List<String> endings) {

  private static final String FOLDER = "/dev/attune/guards/fact/number/";

  /** Longer than any number below ten thousand in one word. */
  private static final int LONGEST = 48;

  private static final int LONGEST_PART = 14;

  static Vocabulary of(Language language) {
    Map<String, List<String>> lines = PhraseFile.read(FOLDER + language.code() + ".properties");
    Map<String, Integer> values = new HashMap<>();
    lines.forEach((key, words) -> {
      if (Character.isDigit(key.charAt(0))) {
        skeletons(words).forEach(word -> values.put(word, Integer.parseInt(key)));
      }
    });
    return new Vocabulary(
        Map.copyOf(values),
        Set.copyOf(skeletons(lines.getOrDefault("and", List.of()))),
        lines.containsKey("joined"),
        skeletons(lines.getOrDefault("endings", List.of())));
  }

  private static List<String> skeletons(List<String> words) {
    return words.stream().map(JudgedText::skeleton).toList();
  }

  /** Whether the word may stand between two parts of a number. */
  boolean isAnd(String word) {
    return and.contains(word);
  }

  /** The parts of a word that is a number or part of one; null where it is neither. */
  @Nullable List<Integer> parts(String word) {
    Integer value = values.get(word);
    if (value != null) {
      return List.of(value);
    }
    if (!joined || word.length() > LONGEST) {
      return null;
    }
    List<Integer> parts = split(word);
    for (int i = 0; parts == null && i < endings.size(); i++) {
      if (word.endsWith(endings.get(i))) {
        String stem = word.substring(0, word.length() - endings.get(i).length());
        parts = values.containsKey(stem) ? List.of(value(stem)) : split(stem);
      }
    }
    return parts;
  }

  private int value(String word) {
    return values.getOrDefault(word, 0);
  }

  private boolean isPart(String word, int start, int end) {
    String part = word.substring(start, end);
    return values.containsKey(part) || (start > 0 && isAnd(part));
  }

  /**
   * Every end at which the word up to there can be taken apart, with the last part that leads
   * there.
   */
  private @Nullable List<Integer> split(String word) {
    int[] from = new int[word.length() + 1];
    Arrays.fill(from, -1);
    from[0] = 0;
    for (int end = 1; end <= word.length(); end++) {
      for (int start = Math.max(0, end - LONGEST_PART); start < end && from[end] < 0; start++) {
        if (from[start] >= 0 && isPart(word, start, end)) {
          from[end] = start;
        }
      }
    }
    if (word.isEmpty() || from[word.length()] < 0) {
      return null;
    }
    ArrayDeque<Integer> parts = new ArrayDeque<>();
    for (int end = word.length(); end > 0; end = from[end]) {
      String part = word.substring(from[end], end);
      parts.addFirst(values.getOrDefault(part, WordNumbers.AND));
    }
    return List.copyOf(parts);
  }
}
