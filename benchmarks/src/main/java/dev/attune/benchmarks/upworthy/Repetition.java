package dev.attune.benchmarks.upworthy;

import dev.attune.learn.posterior.BetaPosterior;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * An experiment run again in simulation, with as many views, by Thompson sampling and by equal
 * shares.
 *
 * @param views of the experiment
 * @param bandit clicks expected of the views that the bandit gave
 * @param equal clicks expected of equal shares
 * @param best clicks expected had all views gone to the best arm
 */
record Repetition(long views, double bandit, double equal, double best) {

  static final Repetition NONE = new Repetition(0, 0, 0, 0);

  /**
   * Repeats.
   *
   * @param rates true click rate by arm
   */
  static Repetition of(double[] rates, long views, UniformRandomProvider random) {
    double[] shown = new double[rates.length];
    double[] clicked = new double[rates.length];
    double bandit = 0;
    for (long view = 0; view < views; view++) {
      // Drawing from the beliefs and taking the greatest chooses with the integrated propensities.
      int arm = draw(shown, clicked, random);
      bandit += rates[arm];
      shown[arm]++;
      clicked[arm] += random.nextDouble() < rates[arm] ? 1 : 0;
    }
    double mean = Arrays.stream(rates).average().orElseThrow();
    double best = Arrays.stream(rates).max().orElseThrow();
    return new Repetition(views, bandit, mean * views, best * views);
  }

  private static int draw(double[] shown, double[] clicked, UniformRandomProvider random) {
    int best = 0;
    double greatest = -1;
    for (int arm = 0; arm < shown.length; arm++) {
      double value = BetaPosterior.of(shown[arm], clicked[arm]).sample(random);
      best = value > greatest ? arm : best;
      greatest = Math.max(greatest, value);
    }
    return best;
  }

  Repetition plus(Repetition other) {
    return new Repetition(
        views + other.views, bandit + other.bandit, equal + other.equal, best + other.best);
  }

  /** Click rates as they were counted. */
  static double[] counted(HeadlineTest test) {
    double[] rates = new double[test.arms()];
    Arrays.setAll(rates, i -> (double) test.clicks()[i] / test.impressions()[i]);
    return rates;
  }

  /**
   * Click rates drawn together by as much as their differences are chance (James and Stein 1961;
   * Morris 1983, "Parametric empirical Bayes inference"): counted ones flatter the best arm.
   */
  static double[] shrunken(HeadlineTest test) {
    double[] rates = counted(test);
    double mean = test.rate();
    double between = 0;
    double chance = 0;
    for (int i = 0; i < rates.length; i++) {
      between += (rates[i] - mean) * (rates[i] - mean) / (rates.length - 1);
      chance += mean * (1 - mean) / test.impressions()[i] / rates.length;
    }
    double kept = between == 0 ? 0 : Math.max(0, 1 - chance / between);
    return Arrays.stream(rates).map(rate -> mean + kept * (rate - mean)).toArray();
  }
}
