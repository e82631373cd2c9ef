package dev.attune.learn.evaluation;

import dev.attune.learn.statistic.Estimated;

/** A way to tell a policy's mean reward a choice from a log of another policy's choices. */
public interface Estimator {

  /** As the literature abbreviates it. */
  String name();

  /** Mean reward a choice, in the unit of the log's rewards. */
  double estimate(WeightedLog log);

  /**
   * How much each row moves the estimate, to first order: the estimate is off the truth by the mean
   * of these (Hampel 1974, "The influence curve and its role in robust estimation").
   */
  double[] influence(WeightedLog log);

  /** The estimate with its standard error, from the influence of each unit's rows together. */
  default Estimated estimated(WeightedLog log) {
    return log.estimated(estimate(log), influence(log));
  }
}
