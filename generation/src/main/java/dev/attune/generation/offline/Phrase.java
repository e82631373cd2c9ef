package dev.attune.generation.offline;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One phrasing, with placeholders such as {@code {product}} for the facts it states. */
record Phrase(String text, Set<Fact> facts) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

  /**
   * @throws IllegalArgumentException where a placeholder names no fact
   */
  static Phrase of(String text) {
    Set<Fact> facts =
        PLACEHOLDER
            .matcher(text)
            .results()
            .map(found -> Fact.of(found.group(1)))
            .collect(Collectors.toUnmodifiableSet());
    return new Phrase(text, facts);
  }

  /** How much of what there is to say this phrasing says; the fullest one that fits is used. */
  int weight() {
    return facts.stream().mapToInt(Fact::weight).sum();
  }

  /** Whether all it states is known. */
  boolean fits(Map<Fact, String> known) {
    return known.keySet().containsAll(facts);
  }

  /** Fills the placeholders in one pass, so that braces in a product's name stay what they are. */
  String fill(Map<Fact, String> known) {
    return PLACEHOLDER.matcher(text).replaceAll(found -> value(found, known));
  }

  private static String value(MatchResult found, Map<Fact, String> known) {
    return Matcher.quoteReplacement(known.getOrDefault(Fact.of(found.group(1)), ""));
  }
}
