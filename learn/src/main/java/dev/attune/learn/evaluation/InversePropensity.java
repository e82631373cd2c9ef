package dev.attune.learn.evaluation;

/**
 * Each reward weighs as much more as the policy would have made its choice more often: without bias
 * while the logged propensities are right, of large variance where they are small (Horvitz and
 * Thompson 1952; for logged choices Strehl et al. 2010, "Learning from logged implicit exploration
 * data"). With a cap on the weights the variance is bounded and the estimate leans towards what was
 * logged (Ionides 2008, "Truncated importance sampling").
 *
 * @param cap greatest weight; positive infinity for none
 */
public record InversePropensity(double cap) implements Estimator {

  /** Without a cap. */
  public InversePropensity() {
    this(Double.POSITIVE_INFINITY);
  }

  @Override
  public String name() {
    return Double.isInfinite(cap) ? "IPS" : "IPS, weights to " + Math.round(cap);
  }

  @Override
  public double estimate(WeightedLog log) {
    double sum = 0;
    for (int i = 0; i < log.rows(); i++) {
      sum += log.copies(i) * Math.min(cap, log.weight(i)) * log.reward(i);
    }
    return sum / log.size();
  }

  @Override
  public double[] influence(WeightedLog log) {
    double value = estimate(log);
    return log.byRow(row -> Math.min(cap, log.weight(row)) * log.reward(row) - value);
  }
}
