package dev.attune.learn.bandit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Trials and rewards in whole numbers, so that adding them up gives the same in every order.
 * Rewards are kept in ten-thousandths, as money is elsewhere.
 *
 * @param trials how many choices were judged
 * @param reward sum of their rewards, in ten-thousandths
 * @param squares sum of the rewards' squares, in hundred-millionths
 */
public record Tally(long trials, long reward, BigInteger squares) {

  /** Of nothing. */
  public static final Tally NONE = new Tally(0, 0, BigInteger.ZERO);

  private static final double UNIT = 1e4;
  private static final int PLACES = 4;

  /** One judged choice. */
  public static Tally of(double reward) {
    long units = units(reward);
    return new Tally(1, units, BigInteger.valueOf(units).pow(2));
  }

  /** What makes of a choice that was judged by one reward one judged by another; for refunds. */
  public static Tally correction(double before, double after) {
    return of(after).minus(of(before));
  }

  /** Both. */
  public Tally plus(Tally other) {
    return new Tally(
        trials + other.trials, Math.addExact(reward, other.reward), squares.add(other.squares));
  }

  private Tally minus(Tally other) {
    return new Tally(trials - other.trials, reward - other.reward, squares.subtract(other.squares));
  }

  double sum() {
    return reward / UNIT;
  }

  double sumOfSquares() {
    return squares.doubleValue() / (UNIT * UNIT);
  }

  private static long units(double reward) {
    return BigDecimal.valueOf(reward)
        .setScale(PLACES, RoundingMode.HALF_EVEN)
        .unscaledValue()
        .longValueExact();
  }
}
