package dev.attune.learn.statistic;

/**
 * A figure with its own idea of how uncertain it is.
 *
 * @param value the figure
 * @param error its standard error, at least 0
 * @param carriers how many units the error rests on: 3 (sum of squares)² / sum of fourth powers of
 *     what each unit adds, which is their number if they are normal, and small when a handful
 *     decides
 */
public record Estimated(double value, double error, double carriers) {

  /** From what each unit adds to the figure, each counted as often as it was drawn. */
  public static Estimated of(double value, double[] added, int[] copies, long size) {
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < added.length; i++) {
      double square = added[i] * added[i];
      squares += copies[i] * square;
      fourths += copies[i] * square * square;
    }
    return new Estimated(
        value, Math.sqrt(squares) / size, fourths == 0 ? 0 : 3 * squares * squares / fourths);
  }
}
