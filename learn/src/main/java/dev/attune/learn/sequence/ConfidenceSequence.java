package dev.attune.learn.sequence;

import dev.attune.learn.statistic.Interval;

/**
 * Intervals for a mean or a difference of means that hold at every look at once, as the numbers
 * grow: asymptotic confidence sequences by a normal mixture (Waudby-Smith, Arbour, Sinha, Kennedy
 * and Ramdas 2024, "Time-uniform central limit theory and asymptotic confidence sequences", theorem
 * 2.2). The p-value that belongs to them is that of the mixture sequential probability ratio test
 * (Robbins 1970; Johari, Koomen, Pekelis and Walsh 2022, "Always valid inference").
 *
 * @param level probability that all intervals hold the truth, such as 0.95
 * @param tightestAt the size at which the intervals are meant to be tightest, in the unit of {@link
 *     #effectiveSize}; a factor of ten off costs about a tenth in width
 * @param burnIn numbers that each arm must have before anything is said: the sequence rests on a
 *     central limit, which needs some
 */
public record ConfidenceSequence(double level, double tightestAt, long burnIn) {

  public ConfidenceSequence {
    if (!(level > 0 && level < 1) || !(tightestAt > 0) || burnIn < 2) {
      throw new IllegalArgumentException(
          "a confidence sequence of level " + level + ", tightest at " + tightestAt);
    }
  }

  /** What two arms are worth together: as many numbers as one sample with the same error has. */
  public static double effectiveSize(long control, long treatment) {
    return 1 / (1.0 / control + 1.0 / treatment);
  }

  /**
   * The interval now.
   *
   * @param estimate mean or difference
   * @param variance squared standard error of the estimate
   * @param size numbers, or {@link #effectiveSize} of two arms
   */
  public Interval interval(double estimate, double variance, double size) {
    if (variance <= 0 || Double.isInfinite(variance)) {
      return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level);
    }
    return Interval.around(estimate, Math.sqrt(variance) * radius(size), level);
  }

  /** Half the width in standard errors: 1.96 would be that of a single look. */
  public double radius(double size) {
    double scaled = size * mixture();
    return Math.sqrt(2 * (scaled + 1) / scaled * Math.log(Math.sqrt(scaled + 1) / (1 - level)));
  }

  /** Valid at any look; the least one seen so far may be kept. */
  public double pValue(double estimate, double variance, double size) {
    if (variance <= 0 || Double.isInfinite(variance)) {
      return 1;
    }
    double scaled = size * mixture();
    double z = estimate * estimate / variance;
    return Math.min(1, Math.sqrt(1 + scaled) * Math.exp(-0.5 * z * scaled / (1 + scaled)));
  }

  /** Variance of the mixture, in squared standard deviations of one number (there, section 2.3). */
  private double mixture() {
    double log = -2 * Math.log(1 - level);
    return (log + Math.log(log) + 1) / tightestAt;
  }
}
