package dev.attune.topology.playbook.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {

  private Spelling() {}

  /** The start of a sentence, then the nearest valid word where one is near, then all of them. */
  public static String unknown(String start, String word, Collection<String> valid) {
    String hint = nearest(word, valid).map(near -> " did you mean " + near + "?").orElse("");
    return start + ";" + hint + " valid: " + String.join(", ", valid);
  }

  /** The valid word with the fewest edits, where those are at most a third of its letters. */
  static Optional<String> nearest(String word, Collection<String> valid) {
    return valid.stream()
        .min(Comparator.comparingInt(candidate -> edits(word, candidate)))
        .filter(best -> best.length() > 1)
        .filter(best -> edits(word, best) <= Math.max(1, best.length() / 3));
  }

  /** Levenshtein distance: insertions, deletions and replacements. */
  private static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      previous = nextRow(from.charAt(i - 1), i, to, previous);
    }
    return previous[to.length()];
  }

  private static int[] nextRow(char letter, int row, String to, int[] previous) {
    int[] current = new int[to.length() + 1];
    current[0] = row;
    for (int j = 1; j <= to.length(); j++) {
      int replaced = previous[j - 1] + (letter == to.charAt(j - 1) ? 0 : 1);
      current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
    }
    return current;
  }
}
