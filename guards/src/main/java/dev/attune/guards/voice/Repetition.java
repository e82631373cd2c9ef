package dev.attune.guards.voice;

import dev.attune.guards.judge.JudgedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds instructions that a text repeats: six words in a row that stand there in this order,
 * whatever their capitals, accents and punctuation. Instructions are the same for many texts, so
 * their rows are kept. Safe from many threads.
 */
final class Repetition {

  private static final int ROW = 6;

  /** As many as a playbook has languages and channels; beyond that they are read each time. */
  private static final int MOST_KEPT = 256;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final Map<String, Set<String>> kept = new ConcurrentHashMap<>();

  /** Says so where a skeleton repeats instructions, and does not repeat them once more. */
  Optional<String> of(String instructions, String skeleton) {
    if (instructions.isEmpty()) {
      return Optional.empty();
    }
    Set<String> told = rows(instructions);
    return rowsIn(skeleton).stream().anyMatch(told::contains)
        ? Optional.of(
            "instruction: it repeats " + ROW + " words in a row of what its writer was told")
        : Optional.empty();
  }

  private Set<String> rows(String instructions) {
    Set<String> known = kept.get(instructions);
    if (known != null) {
      return known;
    }
    Set<String> rows = new HashSet<>(rowsIn(JudgedText.skeleton(instructions)));
    if (kept.size() < MOST_KEPT) {
      kept.put(instructions, rows);
    }
    return rows;
  }

  private static List<String> rowsIn(String skeleton) {
    List<String> words = WORD.matcher(skeleton).results().map(MatchResult::group).toList();
    List<String> rows = new ArrayList<>();
    for (int at = 0; at + ROW <= words.size(); at++) {
      rows.add(String.join(" ", words.subList(at, at + ROW)));
    }
    return rows;
  }
}
