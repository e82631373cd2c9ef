package dev.attune.learn.bandit;

import dev.attune.learn.posterior.BetaPosterior;
import dev.attune.learn.posterior.NormalPosterior;

/**
 * Judged choices and their rewards, faded, so not whole.
 *
 * @param trials weight of the choices
 * @param sum of rewards
 * @param squares sum of squared rewards
 */
public record Evidence(double trials, double sum, double squares) {

  /** Belief about a rate, for rewards of 0 or 1. */
  public BetaPosterior rate() {
    return BetaPosterior.of(trials, Math.clamp(sum, 0, trials));
  }

  /**
   * Belief about a mean of any rewards. The prior counts as one choice of the prior's spread; the
   * spread of the rewards is measured where there are two or more.
   */
  public NormalPosterior value(NormalPosterior prior) {
    double priorVariance = prior.deviation() * prior.deviation();
    double mean = trials > 0 ? sum / trials : 0;
    double scatter = Math.max(0, squares - trials * mean * mean);
    double variance = (scatter + priorVariance) / (trials + 1);
    double weight = trials / Math.max(variance, 1e-12);
    double precision = weight + 1 / priorVariance;
    return new NormalPosterior(
        (mean * weight + prior.mean() / priorVariance) / precision, Math.sqrt(1 / precision));
  }
}
