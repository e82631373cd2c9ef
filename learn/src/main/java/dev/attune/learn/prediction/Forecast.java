package dev.attune.learn.prediction;

/**
 * A prediction that was made before its outcome, beside it.
 *
 * @param predicted probability of a success, above 0 and below 1
 * @param base the probability that was predicted without looking at the text
 * @param trials how often the text was shown
 * @param successes of these
 */
public record Forecast(double predicted, double base, double trials, double successes) {

  public Forecast {
    if (!(predicted > 0 && predicted < 1 && base > 0 && base < 1)) {
      throw new IllegalArgumentException("predictions of " + predicted + " and " + base);
    }
  }

  /** Log-likelihood of the outcome above that of the base, a trial, in nats. */
  double gain() {
    double failures = trials - successes;
    return (successes * Math.log(predicted / base)
            + failures * Math.log((1 - predicted) / (1 - base)))
        / trials;
  }
}
