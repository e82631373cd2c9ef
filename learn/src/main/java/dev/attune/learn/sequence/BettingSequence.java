package dev.attune.learn.sequence;

import dev.attune.learn.statistic.Interval;

/**
 * Intervals for the mean of numbers between 0 and 1 that hold at every look, without a central
 * limit: by betting against each mean that is possible (Waudby-Smith and Ramdas 2024, "Estimating
 * means of bounded random variables by betting", hedged capital with predictable plug-in bets). A
 * mean is out once betting against it would have multiplied the stake by 1 / (1 - level). The truth
 * is out at any time with probability 1 - level at most, whatever the numbers' distribution.
 *
 * <p>State is one value: numbers change it one by one, in their order.
 */
public final class BettingSequence {

  private static final int GRID = 1_000;
  private static final double GREATEST_BET = 0.5;

  private final double level;
  private final long count;
  private final double sum;
  private final double squares;
  private final double[] up;
  private final double[] down;

  private BettingSequence(
      double level, long count, double sum, double squares, double[] up, double[] down) {
    this.level = level;
    this.count = count;
    this.sum = sum;
    this.squares = squares;
    this.up = up;
    this.down = down;
  }

  /** Before the first number. */
  public static BettingSequence start(double level) {
    return new BettingSequence(level, 0, 0, 0, new double[GRID + 1], new double[GRID + 1]);
  }

  /**
   * After one number more.
   *
   * @throws IllegalArgumentException when it is not between 0 and 1
   */
  public BettingSequence with(double number) {
    if (!(number >= 0 && number <= 1)) {
      throw new IllegalArgumentException(number + " is not between 0 and 1");
    }
    double bet = bet();
    double[] richer = up.clone();
    double[] poorer = down.clone();
    for (int i = 0; i <= GRID; i++) {
      double mean = (double) i / GRID;
      // Capital stays above 0: a bet risks at most half of it.
      richer[i] +=
          Math.log1p(Math.min(bet, GREATEST_BET / Math.max(mean, 1e-12)) * (number - mean));
      poorer[i] +=
          Math.log1p(-Math.min(bet, GREATEST_BET / Math.max(1 - mean, 1e-12)) * (number - mean));
    }
    double mean = (0.5 + sum + number) / (count + 2);
    return new BettingSequence(
        level,
        count + 1,
        sum + number,
        squares + (number - mean) * (number - mean),
        richer,
        poorer);
  }

  /** The interval now; its ends lie on a grid of a thousandth and are rounded outwards. */
  public Interval interval() {
    double threshold = -Math.log(1 - level);
    int first = -1;
    int last = -1;
    for (int i = 0; i <= GRID; i++) {
      double hedged = Math.max(up[i], down[i]) - Math.log(2);
      if (hedged < threshold) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first < 0) {
      double mean = sum / count;
      return new Interval(mean, mean, level);
    }
    return new Interval(Math.max(0, (first - 1.0) / GRID), Math.min(1, (last + 1.0) / GRID), level);
  }

  public long count() {
    return count;
  }

  /** Known before the number that it is placed on (there, equation 26). */
  private double bet() {
    double variance = (0.25 + squares) / (count + 1);
    double time = count + 1;
    return Math.min(
        1, Math.sqrt(2 * Math.log(2 / (1 - level)) / (variance * time * Math.log1p(time))));
  }
}
