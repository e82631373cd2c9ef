package dev.attune.learn.evaluation;

import dev.attune.learn.statistic.Bootstrap;
import dev.attune.learn.statistic.Interval;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * What a policy would have brought a choice, each estimator with its interval.
 *
 * @param overlap how much of the log speaks of the policy
 * @param logged mean reward of the policy that made the log
 * @param estimates in the order of the estimators
 */
public record OffPolicyEvaluation(Overlap overlap, Estimate logged, List<Estimate> estimates) {

  private static final double LARGE_WEIGHT = 10;

  /** Those of the literature that need no training. */
  public static final List<Estimator> ESTIMATORS =
      List.of(
          new InversePropensity(),
          new SelfNormalized(),
          new InversePropensity(LARGE_WEIGHT),
          new DirectMethod(),
          new DoublyRobust(),
          new DoublyRobust(LARGE_WEIGHT));

  /**
   * What one estimator says.
   *
   * @param estimator its name
   * @param value mean reward a choice
   * @param interval what chance alone allows
   */
  public record Estimate(String estimator, double value, Interval interval) {}

  public OffPolicyEvaluation {
    estimates = List.copyOf(estimates);
  }

  /**
   * Evaluates with every estimator on the same resampled logs.
   *
   * @param seed of the resampling
   * @throws OverlapGate.PoorOverlapException when the log says too little of the policy
   */
  public static OffPolicyEvaluation of(
      WeightedLog log, OverlapGate gate, Bootstrap bootstrap, long seed) {
    Overlap overlap = Overlap.of(log);
    gate.refusal(overlap)
        .ifPresent(reason -> {
          throw new OverlapGate.PoorOverlapException(reason);
        });
    return new OffPolicyEvaluation(
        overlap,
        estimate(new LoggedMean(), log, bootstrap, seed),
        ESTIMATORS.stream().map(e -> estimate(e, log, bootstrap, seed)).toList());
  }

  /** One estimator's word. */
  public static Estimate estimate(
      Estimator estimator, WeightedLog log, Bootstrap bootstrap, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    return new Estimate(
        estimator.name(),
        estimator.estimate(log),
        bootstrap.interval(log.units(), copies -> estimator.estimated(log.drawn(copies)), random));
  }

  /** What was logged, as it was. */
  private record LoggedMean() implements Estimator {
    @Override
    public String name() {
      return "logged";
    }

    @Override
    public double estimate(WeightedLog log) {
      return log.mean(log::reward);
    }

    @Override
    public double[] influence(WeightedLog log) {
      double value = estimate(log);
      return log.byRow(row -> log.reward(row) - value);
    }
  }
}
