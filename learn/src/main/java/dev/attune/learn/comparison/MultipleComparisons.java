package dev.attune.learn.comparison;

import java.util.Comparator;
import java.util.stream.IntStream;

/** p-values of several arms, corrected for there being several. */
public final class MultipleComparisons {

  private MultipleComparisons() {}

  /** The chance of any false winner stays under the level (Holm 1979). */
  public static double[] holm(double... pValues) {
    int[] order = order(pValues);
    double[] adjusted = new double[pValues.length];
    double running = 0;
    for (int i = 0; i < order.length; i++) {
      running = Math.max(running, Math.min(1, (order.length - i) * pValues[order[i]]));
      adjusted[order[i]] = running;
    }
    return adjusted;
  }

  /**
   * The share of false ones among the winners stays under the level on the mean (Benjamini and
   * Hochberg 1995).
   */
  public static double[] benjaminiHochberg(double... pValues) {
    int[] order = order(pValues);
    double[] adjusted = new double[pValues.length];
    double running = 1;
    for (int i = order.length - 1; i >= 0; i--) {
      running = Math.min(running, order.length * pValues[order[i]] / (i + 1));
      adjusted[order[i]] = running;
    }
    return adjusted;
  }

  private static int[] order(double[] pValues) {
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> pValues[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
