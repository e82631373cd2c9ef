package dev.attune.app.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody probably meant to type. */
public final class Nearest {
  private Nearest() {}

  /** The valid word closest to the given one, unless a third of it or more would have to change. */
  public static Optional<String> to(String word, Collection<String> valid) {
    int limit = Math.max(2, word.length() / 3);
    LevenshteinDistance distance = new LevenshteinDistance(limit);
    return valid.stream()
        .filter(candidate -> distance.apply(word, candidate) >= 0)
        .min(
            Comparator.comparing((String candidate) -> distance.apply(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A sentence for an error message. */
  public static String hint(String word, Collection<String> valid) {
    return to(word, valid)
        .map("Did you mean '%s'?"::formatted)
        .orElseGet(() -> "Valid are: " + String.join(", ", valid.stream().sorted().toList()) + ".");
  }
}
