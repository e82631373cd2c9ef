package dev.attune.learn.evaluation;

/**
 * The direct method, mended by the inverse-propensity estimate of its errors: right when either the
 * propensities or the model are (Dudík, Langford and Li 2011, "Doubly robust policy evaluation and
 * learning"). Where a weight exceeds the switch the model is believed alone (Wang, Agarwal and
 * Dudík 2017, "Optimal and adaptive off-policy evaluation in contextual bandits").
 *
 * @param switchAt greatest weight that corrects the model; positive infinity for all
 */
public record DoublyRobust(double switchAt) implements Estimator {

  /** Without a switch. */
  public DoublyRobust() {
    this(Double.POSITIVE_INFINITY);
  }

  @Override
  public String name() {
    return Double.isInfinite(switchAt) ? "DR" : "switch-DR at " + Math.round(switchAt);
  }

  @Override
  public double estimate(WeightedLog log) {
    double[] means = log.actionMeans();
    double errors = 0;
    for (int i = 0; i < log.rows(); i++) {
      if (log.weight(i) <= switchAt) {
        errors += log.copies(i) * log.weight(i) * (log.reward(i) - means[log.action(i)]);
      }
    }
    return log.underPolicy(means) + errors / log.size();
  }

  @Override
  public double[] influence(WeightedLog log) {
    double[] means = log.actionMeans();
    double[] byStratum = log.underPolicyByStratum(means);
    // A mean that is too high raises the model's part and lowers the errors: what is left of it.
    double[] pull = log.underPolicyByAction();
    for (int i = 0; i < log.rows(); i++) {
      pull[log.action(i)] -= log.copies(i) * corrects(log.weight(i)) / log.size();
    }
    double value = estimate(log);
    return log.byRow(row -> {
      int action = log.action(row);
      double residual = log.reward(row) - means[action];
      return byStratum[log.stratum(row)]
          - value
          + corrects(log.weight(row)) * residual
          + pull[action] / log.share(action) * residual;
    });
  }

  private double corrects(double weight) {
    return weight <= switchAt ? weight : 0;
  }
}
