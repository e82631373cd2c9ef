package dev.attune.learn.statistic;

import java.util.Arrays;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Intervals from resampled data: the studentized bootstrap, or bootstrap-t (Efron 1982; Hall 1988,
 * "Theoretical comparison of bootstrap confidence intervals"). Of the bootstraps it held the truth
 * most often for rare rewards with unequal weights, see docs/learning.md. What is resampled are
 * units, such as users, with all their rows, as rows of one user do not vary independently.
 *
 * @param resamples how many; 1,000 is usual
 * @param level such as 0.95
 */
public record Bootstrap(int resamples, double level) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double FEWEST_CARRIERS = 5;

  public Bootstrap {
    if (resamples < 20) {
      throw new IllegalArgumentException(resamples + " resamples; expected at least 20");
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level is " + level + "; expected between 0 and 1");
    }
  }

  /**
   * The interval of a statistic.
   *
   * @param units how many units the data has
   * @param statistic takes how often each unit is drawn
   */
  public Interval interval(
      int units, Function<int[], Estimated> statistic, UniformRandomProvider random) {
    int[] once = new int[units];
    Arrays.fill(once, 1);
    Estimated observed = statistic.apply(once);
    double[] distances = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      Estimated drawn = statistic.apply(draw(units, random));
      // A resample in which nothing varies knows no error; that of the data stands in.
      double error = drawn.error() > 0 ? drawn.error() : observed.error();
      distances[i] = error == 0 ? 0 : (drawn.value() - observed.value()) / error;
    }
    Arrays.sort(distances);
    double tail = tail(observed.carriers());
    return new Interval(
        observed.value() - quantile(distances, 1 - tail) * observed.error(),
        observed.value() - quantile(distances, tail) * observed.error(),
        level);
  }

  /**
   * Resampling cannot know of tails that the data lacks, so the level is raised by as much as
   * Student's distribution exceeds the normal one where few units carry the error (the expansion of
   * Hesterberg 2015, "What teachers should know about the bootstrap", section 4).
   */
  private double tail(double carriers) {
    double few = Math.max(carriers, FEWEST_CARRIERS);
    double quantile = TDistribution.of(few - 1).inverseCumulativeProbability((1 + level) / 2);
    return NORMAL.survivalProbability(quantile * Math.sqrt(few / (few - 1)));
  }

  private static int[] draw(int units, UniformRandomProvider random) {
    int[] copies = new int[units];
    for (int i = 0; i < units; i++) {
      copies[random.nextInt(units)]++;
    }
    return copies;
  }

  /** By linear interpolation (type 7 of Hyndman and Fan 1996). */
  private static double quantile(double[] sorted, double probability) {
    double at = probability * (sorted.length - 1);
    int floor = Math.clamp((long) Math.floor(at), 0, sorted.length - 2);
    return sorted[floor] + (at - floor) * (sorted[floor + 1] - sorted[floor]);
  }
}
