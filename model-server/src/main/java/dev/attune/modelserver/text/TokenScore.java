package dev.attune.modelserver.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How probable a token was, and what stood beside it. Made up, but as a distribution must be: the
 * probabilities of one place sum to less than 1, the token itself is among those beside it, and
 * these are in falling order.
 *
 * @param logProbability natural logarithm
 * @param top the most probable tokens of the place, this one among them; empty when none were asked
 *     for
 */
public record TokenScore(String token, double logProbability, List<TokenScore> top) {

  private static final List<String> OTHERS =
      List.of(
          " the", " a", " of", " and", " it", " for", " is", " in", ".", ",", " to", " your",
          " that", " with", " on", " now", " so", " all", " one", "!", " we", "-");

  /** Scores of all tokens of a text, each with {@code top} alternatives (0 to 20). */
  public static List<TokenScore> of(List<String> tokens, int top, RandomGenerator random) {
    return tokens.stream().map(token -> of(token, top, random)).toList();
  }

  private static TokenScore of(String token, int top, RandomGenerator random) {
    // Most tokens of a model's own text are near certain; a few are not.
    double certainty = 1 - 0.8 * Math.pow(random.nextDouble(), 4);
    double probability = Math.max(1e-4, certainty - 1e-6);
    double score = rounded(Math.log(probability));
    if (top == 0) {
      return new TokenScore(token, score, List.of());
    }
    List<TokenScore> places = new ArrayList<>(top);
    places.add(new TokenScore(token, score, List.of()));
    double left = 1 - probability;
    int start = random.nextInt(OTHERS.size());
    for (int i = 0; places.size() < top && i < OTHERS.size(); i++) {
      String other = OTHERS.get((start + i) % OTHERS.size());
      if (!other.equals(token)) {
        left /= 2;
        places.add(new TokenScore(other, rounded(Math.log(left)), List.of()));
      }
    }
    places.sort(Comparator.comparingDouble(TokenScore::logProbability).reversed());
    return new TokenScore(token, score, List.copyOf(places));
  }

  // Downwards, so that no sum of probabilities passes 1.
  private static double rounded(double logarithm) {
    return Math.floor(logarithm * 1e6) / 1e6;
  }
}
