package dev.attune.learn.evaluation;

/** A way to tell a policy's mean reward a choice from a log of another policy's choices. */
public interface Estimator {

  /** As the literature abbreviates it. */
  String name();

  /** Mean reward a choice, in the unit of the log's rewards. */
  double estimate(WeightedLog log);
}
