package dev.attune.learn.evaluation;

/**
 * Inverse propensities divided by their own sum: a little bias, which vanishes with the length of
 * the log, for less variance (Swaminathan and Joachims 2015, "The self-normalized estimator for
 * counterfactual learning").
 */
public record SelfNormalized() implements Estimator {

  @Override
  public String name() {
    return "SNIPS";
  }

  @Override
  public double estimate(WeightedLog log) {
    double weighted = 0;
    double weights = 0;
    for (int i = 0; i < log.rows(); i++) {
      double weight = log.copies(i) * log.weight(i);
      weights += weight;
      weighted += weight * log.reward(i);
    }
    return weights == 0 ? 0 : weighted / weights;
  }

  @Override
  public double[] influence(WeightedLog log) {
    double value = estimate(log);
    double weight = log.mean(log::weight);
    return log.byRow(row -> weight == 0 ? 0 : log.weight(row) * (log.reward(row) - value) / weight);
  }
}
