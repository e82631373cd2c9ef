package dev.attune.benchmarks.upworthy;

import dev.attune.learn.prediction.Example;
import dev.attune.learn.prediction.Forecast;
import dev.attune.learn.prediction.LogisticModel;
import dev.attune.learn.prediction.RankCorrelation;
import dev.attune.learn.prediction.TextFeatures;
import dev.attune.learn.prediction.Trust;
import dev.attune.learn.statistic.Interval;
import dev.attune.learn.statistic.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Headlines ranked before they were shown, by a model that learnt from the experiments before them.
 * The story's own click rate is taken as known: what is predicted is which of its headlines does
 * better.
 *
 * @param experiments forecast
 * @param rankCorrelation mean over experiments of Spearman's, predicted against counted click rates
 * @param rankCorrelationError its standard error
 * @param bestFound share of experiments whose best headline was predicted to be it
 * @param bestByChance the same for a guess
 * @param trust of the forecasts
 * @param trustEarned whether they would be used
 */
record HeadlineForecast(
    int experiments,
    double rankCorrelation,
    double rankCorrelationError,
    double bestFound,
    double bestByChance,
    Trust trust,
    boolean trustEarned) {

  private static final double LEARNT = 0.7;
  private static final TextFeatures FEATURES = new TextFeatures(256);

  private static final double[] RIDGES = {100, 300, 1_000, 3_000, 10_000};

  static HeadlineForecast of(List<HeadlineTest> tests) {
    List<HeadlineTest> sorted =
        tests.stream()
            .filter(test -> test.allClicks() > 0)
            .sorted(Comparator.comparingInt(HeadlineTest::week).thenComparing(HeadlineTest::id))
            .toList();
    int split = (int) (LEARNT * sorted.size());
    List<HeadlineTest> past = sorted.subList(0, split);
    return forecast(fit(past, ridge(past)), sorted.subList(split, sorted.size()));
  }

  /** Chosen on the later part of the past, so that what is forecast has no say in it. */
  private static double ridge(List<HeadlineTest> past) {
    int split = (int) (LEARNT * past.size());
    List<HeadlineTest> earlier = past.subList(0, split);
    List<HeadlineTest> later = past.subList(split, past.size());
    return Arrays.stream(RIDGES)
        .boxed()
        .max(
            Comparator.comparingDouble(ridge -> {
              Interval gain = forecast(fit(earlier, ridge), later).trust().gain();
              return gain.low() + gain.high();
            }))
        .orElseThrow();
  }

  private static LogisticModel fit(List<HeadlineTest> tests, double ridge) {
    List<Example> examples = new ArrayList<>();
    tests.forEach(test -> examples.addAll(examples(test)));
    return LogisticModel.fit(examples, ridge);
  }

  private static HeadlineForecast forecast(LogisticModel model, List<HeadlineTest> tests) {
    Moments correlations = Moments.NONE;
    List<Forecast> forecasts = new ArrayList<>();
    double found = 0;
    double chance = 0;
    for (HeadlineTest test : tests) {
      double[] counted = Repetition.counted(test);
      double[] predicted =
          examples(test).stream()
              .mapToDouble(example -> model.rate(example.features(), example.offset()))
              .toArray();
      correlations = correlations.with(RankCorrelation.spearman(predicted, counted));
      found += best(predicted) == best(counted) ? 1 : 0;
      chance += 1.0 / test.arms();
      for (int i = 0; i < predicted.length; i++) {
        forecasts.add(
            new Forecast(predicted[i], test.rate(), test.impressions()[i], test.clicks()[i]));
      }
    }
    Trust trust = Trust.of(forecasts, 0.95);
    return new HeadlineForecast(
        tests.size(),
        correlations.mean(),
        Math.sqrt(correlations.meanVariance()),
        found / tests.size(),
        chance / tests.size(),
        trust,
        trust.isEarned());
  }

  /** Features as distances from the experiment's mean, as its rate is known. */
  private static List<Example> examples(HeadlineTest test) {
    double[][] features = test.headlines().stream().map(FEATURES::of).toArray(double[][]::new);
    double[] mean = new double[FEATURES.columns()];
    for (double[] row : features) {
      Arrays.setAll(mean, i -> mean[i] + row[i] / features.length);
    }
    double odds = Math.log(test.rate() / (1 - test.rate()));
    List<Example> examples = new ArrayList<>();
    for (int arm = 0; arm < features.length; arm++) {
      double[] row = features[arm];
      Arrays.setAll(row, i -> row[i] - mean[i]);
      examples.add(new Example(row, test.impressions()[arm], test.clicks()[arm], odds));
    }
    return examples;
  }

  private static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
