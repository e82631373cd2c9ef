package dev.attune.learn.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.learn.statistic.Moments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class ElementModelTest {

  private static final List<Factor> FACTORS =
      List.of(
          new Factor("emotion", List.of("joy", "urgency", "trust")),
          new Factor("benefit", List.of("price", "comfort", "rarity")),
          new Factor("call", List.of("plain", "warm")),
          new Factor("format", List.of("short", "long")));

  @Test
  void shouldBalanceTheFractionExactly() {
    // Given
    List<Factor> six = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      six.add(new Factor(name, List.of("no", "yes")));
    }

    // When
    Design design = FractionalFactorial.of(six, List.of("E=ABC", "F=BCD"));

    // Then
    assertThat(design.runs()).hasSize(16).doesNotHaveDuplicates();
    assertThat(design.isBalanced()).isTrue();
    assertThat(design.isOrthogonal()).isTrue();
    assertThat(OptimalDesign.efficiency(design, EffectCoding.mainEffects(six)))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void shouldRefuseGeneratorsThatDoNotFit() {
    List<Factor> three =
        List.of(FACTORS.get(2), FACTORS.get(3), new Factor("x", List.of("0", "1")));
    assertThatThrownBy(() -> FractionalFactorial.of(three, List.of("D=AB")))
        .hasMessageContaining("expected C=");
    assertThatThrownBy(() -> FractionalFactorial.of(FACTORS, List.of("D=AB")))
        .hasMessageContaining("two levels");
  }

  @Test
  void shouldFindABalancedDesignThatTellsNearlyAsMuchAsAllCombinations() {
    // Given
    EffectCoding coding = EffectCoding.mainEffects(FACTORS);

    // When
    Design design = OptimalDesign.search(coding, 12, 5, RandomSource.XO_SHI_RO_256_PP.create(1));

    // Then
    assertThat(design.isBalanced()).isTrue();
    assertThat(OptimalDesign.efficiency(design, coding)).isBetween(0.93, 1.0 + 1e-9);
  }

  @Test
  void shouldGiveEffectsThatAddUpToNothingAndPredictTheMeans() {
    // Given
    EffectCoding coding = EffectCoding.mainEffects(FACTORS);
    Map<Combination, Moments> observed = new LinkedHashMap<>();
    for (Combination c : Combination.all(FACTORS)) {
      long clicks = 50L + 10L * c.levels().get(0) - 5L * c.levels().get(3);
      observed.put(c, Moments.ofTrials(1_000, clicks));
    }

    // When
    ElementModel model = ElementModel.fit(coding, observed);

    // Then
    assertThat(model.effect(0, 2, 0.95).value()).isCloseTo(0.01, within(1e-12));
    assertThat(model.effect(3, 1, 0.95).value()).isCloseTo(-0.0025, within(1e-12));
    assertThat(model.effect(1, 0, 0.95).value()).isCloseTo(0, within(1e-12));
    assertThat(model.best().levels().get(0)).isEqualTo(2);
    assertThat(model.predict(model.best(), 0.95).value()).isCloseTo(0.07, within(1e-12));
    assertThat(model.best().describe(FACTORS)).startsWith("emotion trust, benefit ");
  }

  @Test
  void shouldTellTheEffectOfTwoElementsTogetherWhenAskedFor() {
    // Given
    EffectCoding coding = new EffectCoding(FACTORS, List.of(new EffectCoding.Interaction(2, 3)));
    Map<Combination, Moments> observed = new LinkedHashMap<>();
    for (Combination c : Combination.all(FACTORS)) {
      boolean same = c.levels().get(2).equals(c.levels().get(3));
      observed.put(c, Moments.ofTrials(1_000, same ? 80 : 40));
    }

    // When
    ElementModel model = ElementModel.fit(coding, observed);

    // Then
    assertThat(model.predict(new Combination(List.of(0, 0, 0, 0)), 0.95).value())
        .isCloseTo(0.08, within(1e-12));
    assertThat(model.predict(new Combination(List.of(0, 0, 0, 1)), 0.95).value())
        .isCloseTo(0.04, within(1e-12));
  }

  @Test
  void shouldSayThatAnElementWasNeverVaried() {
    // Given
    Map<Combination, Moments> observed =
        Map.of(
            new Combination(List.of(0, 0, 0, 0)), Moments.ofTrials(100, 5),
            new Combination(List.of(1, 0, 0, 0)), Moments.ofTrials(100, 7));

    // When, Then
    assertThatThrownBy(() -> ElementModel.fit(EffectCoding.mainEffects(FACTORS), observed))
        .hasMessageContaining("do not tell the effects apart");
  }

  /** A thousand campaigns of known effects. */
  @Test
  void shouldCoverTheEffectsAsOftenAsItSaysAndFindBetterTextsThanWereShown() {
    // Given
    EffectCoding coding = EffectCoding.mainEffects(FACTORS);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11);
    Design design = OptimalDesign.search(coding, 12, 5, random);
    Campaigns sum = new Campaigns();

    // When
    for (int i = 0; i < 1_000; i++) {
      sum.run(design, coding, random);
    }

    // Then
    System.out.printf(
        "effects covered %.4f; rate of best predicted %.5f, best observed %.5f, best there is"
            + " %.5f%n",
        sum.covered / sum.intervals, sum.predicted / 1_000, sum.observed / 1_000, sum.best / 1_000);
    assertThat(sum.covered / sum.intervals).isBetween(0.93, 0.97);
    assertThat(sum.predicted).isGreaterThan(sum.observed);
  }

  /** Totals over campaigns. */
  private static final class Campaigns {
    double covered;
    double intervals;
    double predicted;
    double observed;
    double best;

    void run(Design design, EffectCoding coding, UniformRandomProvider random) {
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      double[] effects = new double[coding.columns()];
      effects[0] = 0.05;
      for (int i = 1; i < effects.length; i++) {
        effects[i] = 0.004 * normal.sample();
      }
      Map<Combination, Moments> rewards = new LinkedHashMap<>();
      for (Combination run : design.runs()) {
        long users = 2_000;
        int clicks =
            BinomialDistribution.of((int) users, rate(coding, effects, run))
                .createSampler(random)
                .sample();
        rewards.merge(run, Moments.ofTrials(users, clicks), Moments::merge);
      }
      ElementModel model = ElementModel.fit(coding, rewards);
      for (int f = 0; f < FACTORS.size(); f++) {
        for (int level = 0; level < FACTORS.get(f).levels().size(); level++) {
          double truth = dot(coding.effect(f, level), effects);
          covered += model.effect(f, level, 0.95).interval().contains(truth) ? 1 : 0;
          intervals++;
        }
      }
      Combination shown =
          rewards.entrySet().stream()
              .max(Comparator.comparingDouble(entry -> entry.getValue().mean()))
              .orElseThrow()
              .getKey();
      predicted += rate(coding, effects, model.best());
      observed += rate(coding, effects, shown);
      best +=
          Combination.all(FACTORS).stream()
              .mapToDouble(c -> rate(coding, effects, c))
              .max()
              .orElseThrow();
    }

    private static double rate(EffectCoding coding, double[] effects, Combination combination) {
      return Math.max(0.001, dot(coding.row(combination), effects));
    }

    private static double dot(double[] row, double[] effects) {
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        sum += row[i] * effects[i];
      }
      return sum;
    }
  }
}
