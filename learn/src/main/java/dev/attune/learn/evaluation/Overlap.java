package dev.attune.learn.evaluation;

import dev.attune.learn.statistic.Moments;

/**
 * How much of a log speaks of a policy.
 *
 * @param choices rows of the log
 * @param effectiveSampleSize of how many choices of the policy's own the weighted log is worth:
 *     (sum of weights)² / sum of squared weights (Kong 1992)
 * @param meanWeight 1 but for chance when the propensities are right
 * @param meanWeightError standard error of the mean weight
 * @param largestShare share of the sum of weights that one choice has
 * @param unsupported share of the policy's choices that the log never shows
 */
public record Overlap(
    long choices,
    double effectiveSampleSize,
    double meanWeight,
    double meanWeightError,
    double largestShare,
    double unsupported) {

  static Overlap of(WeightedLog log) {
    Moments weights = Moments.NONE;
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (int i = 0; i < log.rows(); i++) {
      double weight = log.weight(i);
      weights = weights.with(weight);
      sum += weight;
      squares += weight * weight;
      largest = Math.max(largest, weight);
    }
    return new Overlap(
        log.size(),
        squares == 0 ? 0 : sum * sum / squares,
        weights.mean(),
        Math.sqrt(weights.meanVariance()),
        sum == 0 ? 0 : largest / sum,
        log.unsupported());
  }

  /** Effective sample size as a share of the log. */
  public double effectiveShare() {
    return effectiveSampleSize / choices;
  }
}
