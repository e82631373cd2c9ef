package dev.attune.learn.prediction;

import dev.attune.learn.statistic.Interval;
import dev.attune.learn.statistic.Moments;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether a model has earned that its predictions are used: by forecasts that were made before
 * their outcomes, better than not looking at the text, and as sure as they should be.
 *
 * @param forecasts how many
 * @param gain log-likelihood a trial above not looking, in nats, by Student's t over forecasts
 * @param slope of the outcomes' log-odds on the predicted ones: 1 when calibrated, below 1 when too
 *     sure (Cox 1958, "Two further applications of a model for binary regression")
 * @param error mean distance between predicted and counted rates over ten groups of forecasts,
 *     weighted by trials
 */
public record Trust(int forecasts, Interval gain, double slope, double error) {

  private static final int FEWEST = 50;
  private static final double LEAST_SLOPE = 0.7;
  private static final double GREATEST_SLOPE = 1.4;
  private static final int GROUPS = 10;

  /**
   * From forecasts.
   *
   * @throws IllegalArgumentException when there are fewer than two
   */
  public static Trust of(List<Forecast> forecasts, double level) {
    if (forecasts.size() < 2) {
      throw new IllegalArgumentException("trust needs at least two forecasts");
    }
    Moments gains = Moments.of(forecasts.stream().mapToDouble(Forecast::gain).toArray());
    double quantile =
        TDistribution.of(forecasts.size() - 1.0).inverseCumulativeProbability((1 + level) / 2);
    return new Trust(
        forecasts.size(),
        Interval.around(gains.mean(), quantile * Math.sqrt(gains.meanVariance()), level),
        slope(forecasts),
        error(forecasts));
  }

  /** 50 forecasts or more, surely better than not looking, and a slope from 0.7 to 1.4. */
  public boolean isEarned() {
    return forecasts >= FEWEST && gain.low() > 0 && LEAST_SLOPE <= slope && slope <= GREATEST_SLOPE;
  }

  private static double slope(List<Forecast> forecasts) {
    List<Example> examples =
        forecasts.stream()
            .map(f ->
                new Example(
                    new double[] {logit(f.predicted()) - logit(f.base())},
                    f.trials(),
                    f.successes(),
                    logit(f.base())))
            .toList();
    return LogisticModel.fit(examples, 1e-6).weights()[0];
  }

  private static double error(List<Forecast> forecasts) {
    List<Forecast> sorted =
        forecasts.stream().sorted(Comparator.comparingDouble(Forecast::predicted)).toList();
    double sum = 0;
    double all = 0;
    for (int group = 0; group < GROUPS; group++) {
      double trials = 0;
      double expected = 0;
      double counted = 0;
      for (Forecast forecast :
          sorted.subList(group * sorted.size() / GROUPS, (group + 1) * sorted.size() / GROUPS)) {
        trials += forecast.trials();
        expected += forecast.trials() * forecast.predicted();
        counted += forecast.successes();
      }
      sum += Math.abs(expected - counted);
      all += trials;
    }
    return sum / all;
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }
}
