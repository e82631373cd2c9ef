package dev.attune.learn.evaluation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The policy whose value is asked for: a probability for each action, which may differ by stratum.
 */
public final class TargetPolicy {

  private static final double TOLERANCE = 1e-9;

  private final Map<String, Map<String, Double>> byStratum;
  private final Map<String, Double> otherwise;

  private TargetPolicy(Map<String, Map<String, Double>> byStratum, Map<String, Double> otherwise) {
    this.byStratum = byStratum;
    this.otherwise = otherwise;
  }

  /** Each of these actions with the same probability. */
  public static TargetPolicy uniform(Collection<String> actions) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    actions.forEach(action -> probabilities.put(action, 1.0 / actions.size()));
    return of(probabilities);
  }

  /** The same action, always. */
  public static TargetPolicy always(String action) {
    return of(Map.of(action, 1.0));
  }

  /**
   * The same probabilities in every stratum.
   *
   * @throws IllegalArgumentException when they are negative or do not add up to 1
   */
  public static TargetPolicy of(Map<String, Double> probabilities) {
    return new TargetPolicy(Map.of(), checked(probabilities));
  }

  /**
   * Own probabilities for each stratum.
   *
   * @throws IllegalArgumentException when some are negative or do not add up to 1
   */
  public static TargetPolicy byStratum(Map<String, Map<String, Double>> probabilities) {
    Map<String, Map<String, Double>> copy = new HashMap<>();
    probabilities.forEach((stratum, of) -> copy.put(stratum, checked(of)));
    return new TargetPolicy(copy, Map.of());
  }

  /**
   * The probabilities by action in a stratum; actions that are not named have none.
   *
   * @throws IllegalArgumentException when the policy says nothing of the stratum
   */
  public Map<String, Double> in(String stratum) {
    Map<String, Double> probabilities = byStratum.getOrDefault(stratum, otherwise);
    if (probabilities.isEmpty()) {
      throw new IllegalArgumentException("the policy says nothing of stratum '" + stratum + "'");
    }
    return probabilities;
  }

  private static Map<String, Double> checked(Map<String, Double> probabilities) {
    double sum = 0;
    for (Map.Entry<String, Double> entry : probabilities.entrySet()) {
      if (!(entry.getValue() >= 0)) {
        throw new IllegalArgumentException(
            "the probability of '" + entry.getKey() + "' is " + entry.getValue());
      }
      sum += entry.getValue();
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new IllegalArgumentException("the probabilities add up to " + sum + ", not to 1");
    }
    return Map.copyOf(probabilities);
  }
}
