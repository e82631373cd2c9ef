package dev.attune.learn.posterior;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/** What is believed of an arm's mean reward. */
public sealed interface Posterior permits BetaPosterior, NormalPosterior {

  double mean();

  double deviation();

  /** The belief as a distribution of the mean. */
  ContinuousDistribution distribution();

  /** One draw. */
  double sample(UniformRandomProvider random);
}
