package dev.attune.learn.statistic;

/**
 * Count, mean and spread of numbers, kept one by one without keeping the numbers. Merging two is
 * the same as having seen the numbers of both (Chan, Golub and LeVeque 1979), up to rounding.
 *
 * @param count how many
 * @param mean their mean; 0 when there are none
 * @param squares sum of squared distances from the mean
 */
public record Moments(long count, double mean, double squares) {

  /** Of no numbers. */
  public static final Moments NONE = new Moments(0, 0, 0);

  public Moments {
    if (count < 0 || !(squares >= 0) || !Double.isFinite(mean)) {
      throw new IllegalArgumentException(
          "no moments: count " + count + ", mean " + mean + ", squares " + squares);
    }
  }

  /** Of these numbers. */
  public static Moments of(double... values) {
    Moments moments = NONE;
    for (double value : values) {
      moments = moments.with(value);
    }
    return moments;
  }

  /** Of trials that each gave 0 or 1. */
  public static Moments ofTrials(long trials, long successes) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes of " + trials + " trials");
    }
    if (trials == 0) {
      return NONE;
    }
    double rate = (double) successes / trials;
    return new Moments(trials, rate, trials * rate * (1 - rate));
  }

  /** One number more (Welford 1962). */
  public Moments with(double value) {
    long n = count + 1;
    double delta = value - mean;
    double shifted = mean + delta / n;
    return new Moments(n, shifted, squares + delta * (value - shifted));
  }

  /** The numbers of both. */
  public Moments merge(Moments other) {
    if (count == 0) {
      return other;
    }
    if (other.count == 0) {
      return this;
    }
    long n = count + other.count;
    double delta = other.mean - mean;
    return new Moments(
        n,
        mean + delta * other.count / n,
        squares + other.squares + delta * delta * count * other.count / n);
  }

  public double sum() {
    return mean * count;
  }

  /** Unbiased; 0 for fewer than two numbers. */
  public double variance() {
    return count < 2 ? 0 : squares / (count - 1);
  }

  /** Squared standard error of the mean; infinite without numbers. */
  public double meanVariance() {
    return count == 0 ? Double.POSITIVE_INFINITY : variance() / count;
  }
}
