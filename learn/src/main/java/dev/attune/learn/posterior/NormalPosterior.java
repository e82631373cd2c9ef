package dev.attune.learn.posterior;

import dev.attune.learn.statistic.Moments;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Belief about a mean of any numbers, such as money: a normal distribution.
 *
 * @param mean its centre
 * @param deviation its standard deviation, above 0
 */
public record NormalPosterior(double mean, double deviation) implements Posterior {

  public NormalPosterior {
    if (!Double.isFinite(mean) || !(deviation > 0) || Double.isInfinite(deviation)) {
      throw new IllegalArgumentException("a normal belief of " + mean + " and " + deviation);
    }
  }

  /**
   * After numbers, from a normal prior; their variance is taken as measured (Murphy 2007,
   * "Conjugate Bayesian analysis of the Gaussian distribution", section 2).
   */
  public static NormalPosterior of(Moments numbers, NormalPosterior prior) {
    double variance = numbers.count() < 2 ? prior.variance() : Math.max(numbers.variance(), 1e-12);
    double priorWeight = 1 / prior.variance();
    double weight = numbers.count() / variance;
    return new NormalPosterior(
        (prior.mean * priorWeight + numbers.mean() * weight) / (priorWeight + weight),
        Math.sqrt(1 / (priorWeight + weight)));
  }

  private double variance() {
    return deviation * deviation;
  }

  @Override
  public double sample(UniformRandomProvider random) {
    return mean + deviation * ZigguratSampler.NormalizedGaussian.of(random).sample();
  }

  @Override
  public NormalDistribution distribution() {
    return NormalDistribution.of(mean, deviation);
  }
}
