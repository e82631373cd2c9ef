package dev.attune.learn.statistic;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Intervals from resampled data, corrected for bias and skewness (BCa: Efron 1987, "Better
 * bootstrap confidence intervals"). What is resampled are units, such as users, with all their
 * rows, as rows of one user do not vary independently.
 *
 * @param resamples how many; 1,000 is usual
 * @param level such as 0.95
 */
public record Bootstrap(int resamples, double level) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Enough groups for the skewness of a mean, few enough for a million rows. */
  private static final int JACKKNIFE_GROUPS = 200;

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
      int units, ToDoubleFunction<int[]> statistic, UniformRandomProvider random) {
    int[] once = new int[units];
    Arrays.fill(once, 1);
    double observed = statistic.applyAsDouble(once);
    double[] drawn = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      drawn[i] = statistic.applyAsDouble(draw(units, random));
    }
    Arrays.sort(drawn);
    double bias = bias(drawn, observed);
    double acceleration = acceleration(units, statistic);
    double low = quantile(drawn, corrected((1 - level) / 2, bias, acceleration));
    double high = quantile(drawn, corrected((1 + level) / 2, bias, acceleration));
    return new Interval(Math.min(low, high), Math.max(low, high), level);
  }

  private static int[] draw(int units, UniformRandomProvider random) {
    int[] copies = new int[units];
    for (int i = 0; i < units; i++) {
      copies[random.nextInt(units)]++;
    }
    return copies;
  }

  /** Where the observed figure lies among the drawn ones; ties count half. */
  private double bias(double[] drawn, double observed) {
    double below = 0;
    for (double value : drawn) {
      below += value < observed ? 1 : value == observed ? 0.5 : 0;
    }
    double edge = 0.5 / resamples;
    return NORMAL.inverseCumulativeProbability(Math.clamp(below / resamples, edge, 1 - edge));
  }

  /** Skewness by a jackknife over groups of units. */
  private static double acceleration(int units, ToDoubleFunction<int[]> statistic) {
    int groups = Math.min(units, JACKKNIFE_GROUPS);
    double[] without = new double[groups];
    int[] copies = new int[units];
    for (int g = 0; g < groups; g++) {
      for (int u = 0; u < units; u++) {
        copies[u] = u % groups == g ? 0 : 1;
      }
      without[g] = statistic.applyAsDouble(copies);
    }
    double mean = Arrays.stream(without).average().orElse(0);
    double squares = 0;
    double cubes = 0;
    for (double value : without) {
      double delta = mean - value;
      squares += delta * delta;
      cubes += delta * delta * delta;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private static double corrected(double probability, double bias, double acceleration) {
    double z = bias + NORMAL.inverseCumulativeProbability(probability);
    double denominator = 1 - acceleration * z;
    // Beyond the pole the correction has no meaning; the uncorrected quantile remains.
    return denominator <= 0 ? probability : NORMAL.cumulativeProbability(bias + z / denominator);
  }

  /** By linear interpolation (type 7 of Hyndman and Fan 1996). */
  private static double quantile(double[] sorted, double probability) {
    double at = probability * (sorted.length - 1);
    int floor = Math.clamp((long) Math.floor(at), 0, sorted.length - 2);
    return sorted[floor] + (at - floor) * (sorted[floor + 1] - sorted[floor]);
  }
}
