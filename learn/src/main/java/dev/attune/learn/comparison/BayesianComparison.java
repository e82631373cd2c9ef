package dev.attune.learn.comparison;

import dev.attune.learn.posterior.BestArm;
import dev.attune.learn.posterior.Posterior;
import dev.attune.learn.statistic.Interval;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A treatment beside its control as beliefs (Deng, Lu and Chen 2016, "Continuous monitoring of A/B
 * tests without pain", says when they bear looking at any time: with a prior that is true).
 *
 * @param probabilityBetter that the treatment's mean is the greater
 * @param expectedLoss what choosing the treatment costs on the mean if it is worse
 * @param lift treatment minus control, equal-tailed interval by drawing
 */
public record BayesianComparison(double probabilityBetter, double expectedLoss, Interval lift) {

  private static final int DRAWS = 4_000;

  /** Compares two beliefs. */
  public static BayesianComparison of(
      Posterior control, Posterior treatment, double level, UniformRandomProvider random) {
    double[] lifts = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      lifts[i] = treatment.sample(random) - control.sample(random);
    }
    Arrays.sort(lifts);
    double tail = (1 - level) / 2;
    return new BayesianComparison(
        BestArm.probabilities(List.of(control, treatment))[1],
        BestArm.expectedLoss(control, treatment),
        new Interval(
            lifts[(int) (tail * DRAWS)], lifts[(int) Math.ceil((1 - tail) * DRAWS) - 1], level));
  }
}
