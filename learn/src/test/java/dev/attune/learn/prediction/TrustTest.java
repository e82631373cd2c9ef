package dev.attune.learn.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class TrustTest {

  private static final double[] TRUE = {-0.5, 0.8};

  @Test
  void shouldFindTheWeightsAndBeTrustedWhenTheTextTellsSomething() {
    // Given
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(1);
    LogisticModel model = LogisticModel.fit(examples(400, TRUE, random), 1);

    // When
    Trust trust = Trust.of(forecasts(model, examples(400, TRUE, random)), 0.95);

    // Then
    assertThat(model.weights()[0]).isCloseTo(-0.5, within(0.1));
    assertThat(model.weights()[1]).isCloseTo(0.8, within(0.1));
    assertThat(trust.slope()).isCloseTo(1, within(0.15));
    assertThat(trust.error()).isLessThan(0.01);
    assertThat(trust.isEarned()).isTrue();
    assertThat(new TrustedModel(model, trust).predict(new double[] {0, 1}, -2)).isPresent();
  }

  @Test
  void shouldAbstainWhenTheTextTellsNothing() {
    // Given
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(2);
    double[] nothing = {0, 0};
    LogisticModel model = LogisticModel.fit(examples(40, nothing, random), 1e-3);

    // When
    Trust trust = Trust.of(forecasts(model, examples(400, nothing, random)), 0.95);

    // Then
    assertThat(trust.isEarned()).isFalse();
    assertThat(new TrustedModel(model, trust).predict(new double[] {0, 1}, -2)).isEmpty();
  }

  @Test
  void shouldAbstainWhenItIsTooSure() {
    // Given
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);
    LogisticModel boastful = LogisticModel.of(new double[] {-1.2, 1.9});

    // When
    Trust trust = Trust.of(forecasts(boastful, examples(400, TRUE, random)), 0.95);

    // Then
    assertThat(trust.slope()).isBetween(0.3, 0.6);
    assertThat(trust.isEarned()).isFalse();
  }

  @Property(tries = 100)
  void shouldAgreeWithTheDefinitionWhenThereAreNoTies(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 1_000_000) Integer> drawn) {
    // Given
    double[] values = drawn.stream().distinct().mapToDouble(i -> i).toArray();
    int n = values.length;
    if (n < 2) {
      return;
    }
    double[] places = new double[n];
    double squares = 0;
    for (int i = 0; i < n; i++) {
      places[i] = i;
      int rank = 0;
      for (double other : values) {
        rank += other < values[i] ? 1 : 0;
      }
      squares += (double) (rank - i) * (rank - i);
    }

    // When
    double correlation = RankCorrelation.spearman(values, places);

    // Then
    assertThat(correlation).isCloseTo(1 - 6 * squares / (n * ((double) n * n - 1)), within(1e-9));
  }

  @Test
  void shouldGiveTiesTheirMeanRank() {
    assertThat(RankCorrelation.spearman(new double[] {1, 1, 2, 3}, new double[] {1, 2, 3, 4}))
        .isCloseTo(0.9486832980505138, within(1e-12));
  }

  @Test
  void shouldSeeShapeAndWordsOfAText() {
    // Given
    TextFeatures features = new TextFeatures(64);

    // When
    double[] question = features.of("What did 9 of them say?");
    double[] statement = features.of("They said it");

    // Then
    assertThat(question).hasSize(71).isNotEqualTo(statement);
    assertThat(question[2]).isEqualTo(1);
    assertThat(question[4]).isEqualTo(1);
    assertThat(statement[2]).isZero();
    assertThat(features.of("")).hasSize(71);
  }

  private static List<Example> examples(int count, double[] weights, UniformRandomProvider random) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] features = {random.nextDouble() * 2 - 1, random.nextInt(2)};
      double rate = LogisticModel.of(weights).rate(features, -2);
      int clicks = BinomialDistribution.of(300, rate).createSampler(random).sample();
      examples.add(new Example(features, 300, clicks, -2));
    }
    return examples;
  }

  private static List<Forecast> forecasts(LogisticModel model, List<Example> examples) {
    double base = 1 / (1 + Math.exp(2));
    return examples.stream()
        .map(e ->
            new Forecast(model.rate(e.features(), e.offset()), base, e.trials(), e.successes()))
        .toList();
  }
}
