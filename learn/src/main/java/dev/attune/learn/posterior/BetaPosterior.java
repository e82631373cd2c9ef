package dev.attune.learn.posterior;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Belief about a rate of successes: a beta distribution, conjugate to trials that succeed or fail.
 * Weights need not be whole, so that trials may fade.
 *
 * @param successes first parameter, prior included, at least 1
 * @param failures second parameter, prior included, at least 1
 */
public record BetaPosterior(double successes, double failures) implements Posterior {

  public BetaPosterior {
    if (!(successes >= 1 && failures >= 1)) {
      throw new IllegalArgumentException(
          "a beta belief of " + successes + " and " + failures + "; expected at least 1 each");
    }
  }

  /** After trials, from the uniform prior. */
  public static BetaPosterior of(double trials, double successes) {
    return new BetaPosterior(1 + successes, 1 + trials - successes);
  }

  @Override
  public double mean() {
    return successes / (successes + failures);
  }

  @Override
  public double deviation() {
    double sum = successes + failures;
    return Math.sqrt(successes * failures / (sum * sum * (sum + 1)));
  }

  @Override
  public double sample(UniformRandomProvider random) {
    return distribution().createSampler(random).sample();
  }

  @Override
  public BetaDistribution distribution() {
    return BetaDistribution.of(successes, failures);
  }
}
