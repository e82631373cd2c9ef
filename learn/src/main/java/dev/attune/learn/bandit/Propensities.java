package dev.attune.learn.bandit;

import java.util.Arrays;

/**
 * The probability of each arm, in their order. The choice is drawn from these very numbers, so that
 * the logged propensity is exact and not an estimate of what a sampler would have done.
 */
public final class Propensities {

  private final double[] values;

  private Propensities(double[] values) {
    this.values = values;
  }

  /**
   * Weights made probabilities, each arm with at least the floor.
   *
   * @param weights not negative, of which one at least is above 0
   * @param floor least probability of an arm, at most 1 / arms
   */
  public static Propensities of(double[] weights, double floor) {
    if (floor < 0 || floor * weights.length > 1) {
      throw new IllegalArgumentException(
          "a floor of " + floor + " for " + weights.length + " arms");
    }
    double sum = Arrays.stream(weights).sum();
    double free = 1 - floor * weights.length;
    return new Propensities(
        Arrays.stream(weights).map(weight -> floor + free * weight / sum).toArray());
  }

  public double of(int arm) {
    return values[arm];
  }

  public int arms() {
    return values.length;
  }

  /**
   * The arm at a point.
   *
   * @param point in [0, 1), such as {@link dev.attune.learn.assignment.Bucket#point} of the request
   */
  public int choose(double point) {
    double sum = 0;
    for (int arm = 0; arm < values.length; arm++) {
      sum += values[arm];
      if (point < sum) {
        return arm;
      }
    }
    return values.length - 1;
  }
}
