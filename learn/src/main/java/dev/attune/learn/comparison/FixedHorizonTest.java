package dev.attune.learn.comparison;

import dev.attune.learn.statistic.Interval;
import dev.attune.learn.statistic.Moments;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two arms compared once, at a moment that was fixed before the start. Whoever looks again and
 * again and stops when it pleases them needs {@code sequence} instead.
 */
public final class FixedHorizonTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private FixedHorizonTest() {}

  /**
   * Means of any numbers (Welch 1947, "The generalization of Student's problem when several
   * different population variances are involved").
   *
   * @throws IllegalArgumentException when an arm has fewer than two numbers
   */
  public static Difference welch(Moments control, Moments treatment, double level) {
    if (control.count() < 2 || treatment.count() < 2) {
      throw new IllegalArgumentException("each arm needs at least two numbers");
    }
    double value = treatment.mean() - control.mean();
    double a = control.meanVariance();
    double b = treatment.meanVariance();
    double error = Math.sqrt(a + b);
    if (error == 0) {
      return new Difference(value, Interval.around(value, 0, level), value == 0 ? 1 : 0);
    }
    double freedom =
        (a + b) * (a + b) / (a * a / (control.count() - 1) + b * b / (treatment.count() - 1));
    TDistribution student = TDistribution.of(freedom);
    double quantile = student.inverseCumulativeProbability((1 + level) / 2);
    return new Difference(
        value,
        Interval.around(value, quantile * error, level),
        2 * student.survivalProbability(Math.abs(value) / error));
  }

  /**
   * Rates of successes: Newcombe's interval from two of Wilson's (Newcombe 1998, "Interval
   * estimation for the difference between independent proportions", method 10), p by the pooled
   * normal test.
   *
   * @param control trials of the control, as {@link Moments#ofTrials}
   */
  public static Difference proportions(Moments control, Moments treatment, double level) {
    if (control.count() < 1 || treatment.count() < 1) {
      throw new IllegalArgumentException("each arm needs at least one trial");
    }
    double p = control.mean();
    double q = treatment.mean();
    Interval ofP = wilson(control, level);
    Interval ofQ = wilson(treatment, level);
    double value = q - p;
    double low = value - Math.hypot(q - ofQ.low(), ofP.high() - p);
    double high = value + Math.hypot(ofQ.high() - q, p - ofP.low());
    double pooled = control.merge(treatment).mean();
    double error =
        Math.sqrt(pooled * (1 - pooled) * (1.0 / control.count() + 1.0 / treatment.count()));
    double pValue = error == 0 ? 1 : 2 * NORMAL.survivalProbability(Math.abs(value) / error);
    return new Difference(value, new Interval(low, high, level), pValue);
  }

  /** A single rate (Wilson 1927). */
  public static Interval wilson(Moments trials, double level) {
    double z = NORMAL.inverseCumulativeProbability((1 + level) / 2);
    double n = trials.count();
    double p = trials.mean();
    double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    double radius = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return new Interval(Math.max(0, centre - radius), Math.min(1, centre + radius), level);
  }
}
