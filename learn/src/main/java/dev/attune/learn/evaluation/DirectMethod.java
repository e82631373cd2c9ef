package dev.attune.learn.evaluation;

/**
 * The mean reward of each action, averaged over what the policy would choose. It needs no
 * propensities and is as wrong as its model: here that an action brings the same in every context
 * (the direct method in Dudík, Langford and Li 2011, "Doubly robust policy evaluation and
 * learning").
 */
public record DirectMethod() implements Estimator {

  @Override
  public String name() {
    return "DM";
  }

  @Override
  public double estimate(WeightedLog log) {
    return log.underPolicy(log.actionMeans());
  }

  @Override
  public double[] influence(WeightedLog log) {
    double[] means = log.actionMeans();
    double[] byStratum = log.underPolicyByStratum(means);
    double[] pull = log.underPolicyByAction();
    double value = log.underPolicy(means);
    return log.byRow(row -> {
      int action = log.action(row);
      return byStratum[log.stratum(row)]
          - value
          + pull[action] / log.share(action) * (log.reward(row) - means[action]);
    });
  }
}
