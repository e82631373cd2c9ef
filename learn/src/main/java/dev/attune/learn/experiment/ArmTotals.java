package dev.attune.learn.experiment;

import dev.attune.learn.statistic.Moments;

/**
 * What is kept of an arm: outcome, covariate from before the experiment, and how they go together.
 * Totals can be merged in any order; a stream's are those of a recount.
 *
 * @param outcome of each user
 * @param covariate the same users' figure from before; all 0 where there is none
 * @param products sum of products of the distances from both means
 */
public record ArmTotals(Moments outcome, Moments covariate, double products) {

  /** Of nobody. */
  public static final ArmTotals NONE = new ArmTotals(Moments.NONE, Moments.NONE, 0);

  public ArmTotals {
    if (outcome.count() != covariate.count()) {
      throw new IllegalArgumentException(
          outcome.count() + " outcomes and " + covariate.count() + " covariates");
    }
  }

  /** Of trials without covariate. */
  public static ArmTotals ofTrials(long trials, long successes) {
    return new ArmTotals(Moments.ofTrials(trials, successes), new Moments(trials, 0, 0), 0);
  }

  /** One user more. */
  public ArmTotals with(double value, double before) {
    Moments shifted = covariate.with(before);
    return new ArmTotals(
        outcome.with(value),
        shifted,
        products + (value - outcome.mean()) * (before - shifted.mean()));
  }

  /** The users of both. */
  public ArmTotals merge(ArmTotals other) {
    long n = outcome.count() + other.outcome.count();
    double shift =
        n == 0
            ? 0
            : (other.outcome.mean() - outcome.mean())
                * (other.covariate.mean() - covariate.mean())
                * outcome.count()
                * other.outcome.count()
                / n;
    return new ArmTotals(
        outcome.merge(other.outcome),
        covariate.merge(other.covariate),
        products + other.products + shift);
  }

  public long count() {
    return outcome.count();
  }
}
