package dev.attune.learn.comparison;

import java.util.Arrays;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.ChiSquareTest;

/**
 * Whether the arms have the shares they were meant to have. If not, something lost or doubled users
 * of one arm, and no other figure of the experiment means anything (Fabijan et al. 2019,
 * "Diagnosing sample ratio mismatch in online controlled experiments").
 */
public final class SampleRatio {

  /** Below this p-value the experiment is not to be believed; small, as it is asked often. */
  public static final double ALARM = 0.001;

  /** The chi-square distribution is near enough when each arm is expected to have this many. */
  private static final double ENOUGH = 10;

  private static final int ENUMERATED = 60;

  private SampleRatio() {}

  /**
   * Probability of counts at least as unlikely if the shares were right: binomial for two arms with
   * few users, multinomial by enumeration for up to four with at most 60, chi-square else.
   *
   * @param shares meant, adding up to 1
   */
  public static double pValue(long[] counts, double[] shares) {
    if (counts.length != shares.length || counts.length < 2) {
      throw new IllegalArgumentException("counts and shares of at least two arms are needed");
    }
    long total = Arrays.stream(counts).sum();
    if (total == 0) {
      return 1;
    }
    double least = Arrays.stream(shares).min().orElseThrow() * total;
    if (least >= ENOUGH) {
      return ChiSquareTest.withDefaults().test(shares, counts).getPValue();
    }
    if (counts.length == 2 && total <= Integer.MAX_VALUE) {
      return BinomialTest.withDefaults().test((int) total, (int) counts[0], shares[0]).getPValue();
    }
    if (counts.length <= 4 && total <= ENUMERATED) {
      return multinomial(counts, shares, (int) total);
    }
    return ChiSquareTest.withDefaults().test(shares, counts).getPValue();
  }

  private static double multinomial(long[] counts, double[] shares, int total) {
    int[] observed = Arrays.stream(counts).mapToInt(Math::toIntExact).toArray();
    // Rounding must not leave out tables that are exactly as likely as the observed one.
    double threshold = logProbability(observed, shares) + 1e-9;
    return asUnlikely(new int[counts.length], 0, total, shares, threshold);
  }

  private static double asUnlikely(
      int[] table, int arm, int left, double[] shares, double threshold) {
    if (arm == table.length - 1) {
      table[arm] = left;
      double log = logProbability(table, shares);
      return log <= threshold ? Math.exp(log) : 0;
    }
    double sum = 0;
    for (int here = 0; here <= left; here++) {
      table[arm] = here;
      sum += asUnlikely(table, arm + 1, left - here, shares, threshold);
    }
    return sum;
  }

  private static double logProbability(int[] counts, double[] shares) {
    double log = logFactorial(Arrays.stream(counts).sum());
    for (int i = 0; i < counts.length; i++) {
      log += counts[i] * Math.log(shares[i]) - logFactorial(counts[i]);
    }
    return log;
  }

  private static double logFactorial(int number) {
    double log = 0;
    for (int i = 2; i <= number; i++) {
      log += Math.log(i);
    }
    return log;
  }
}
