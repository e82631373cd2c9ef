package dev.attune.learn.prediction;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How far two orders agree. */
public final class RankCorrelation {

  private RankCorrelation() {}

  /**
   * From -1 to 1; ties have their mean rank (Spearman 1904).
   *
   * @return 0 when one of the two does not vary
   */
  public static double spearman(double[] first, double[] second) {
    if (first.length != second.length || first.length < 2) {
      throw new IllegalArgumentException(first.length + " and " + second.length + " numbers");
    }
    double[] one = ranks(first);
    double[] other = ranks(second);
    double mean = (first.length + 1) / 2.0;
    double products = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      products += (one[i] - mean) * (other[i] - mean);
      squares += (one[i] - mean) * (one[i] - mean);
      otherSquares += (other[i] - mean) * (other[i] - mean);
    }
    double scale = Math.sqrt(squares * otherSquares);
    return scale == 0 ? 0 : products / scale;
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i <= to; i++) {
        ranks[order[i]] = (from + to) / 2.0 + 1;
      }
      from = to + 1;
    }
    return ranks;
  }
}
