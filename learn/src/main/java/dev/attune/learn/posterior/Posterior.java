package dev.attune.learn.posterior;

import org.apache.commons.rng.UniformRandomProvider;

/** What is believed of an arm's mean reward. */
public sealed interface Posterior permits BetaPosterior, NormalPosterior {

  double mean();

  double deviation();

  /** Probability density of the mean. */
  double density(double mean);

  /** Probability that the mean is at most this. */
  double cumulative(double mean);

  /** The mean below which the belief has this probability. */
  double quantile(double probability);

  /** One draw. */
  double sample(UniformRandomProvider random);
}
