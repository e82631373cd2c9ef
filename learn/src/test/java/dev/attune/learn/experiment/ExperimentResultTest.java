package dev.attune.learn.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.learn.comparison.SampleRatio;
import dev.attune.learn.sequence.ConfidenceSequence;
import dev.attune.learn.statistic.Interval;
import dev.attune.learn.statistic.Moments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ExperimentResultTest {

  private static final ConfidenceSequence SEQUENCE = new ConfidenceSequence(0.95, 2_500, 100);
  private static final double[] THIRDS = {1 / 3.0, 1 / 3.0, 1 / 3.0};

  @Test
  void shouldNameTheBetterArmAndNoOther() {
    // Given
    Map<String, ArmTotals> totals = new LinkedHashMap<>();
    totals.put("control", ArmTotals.ofTrials(5_000, 250));
    totals.put("warm", ArmTotals.ofTrials(5_050, 400));
    totals.put("short", ArmTotals.ofTrials(4_950, 255));

    // When
    ExperimentResult result = ExperimentResult.of(totals, THIRDS, SEQUENCE);

    // Then
    assertThat(result.sampleRatio()).isGreaterThan(SampleRatio.ALARM);
    assertThat(result.arms()).extracting(ArmResult::isWinner).containsExactly(true, false);
    assertThat(result.arms().getFirst().probabilityBest()).isGreaterThan(0.99);
    assertThat(result.arms().getFirst().anytime().contains(0.029)).isTrue();
  }

  @Test
  void shouldSayNothingBeforeTheBurnInIsOver() {
    // Given
    Map<String, ArmTotals> totals = new LinkedHashMap<>();
    totals.put("control", ArmTotals.ofTrials(90, 0));
    totals.put("warm", ArmTotals.ofTrials(90, 90));

    // When
    ExperimentResult result = ExperimentResult.of(totals, new double[] {0.5, 0.5}, SEQUENCE);

    // Then
    assertThat(result.arms().getFirst().isWinner()).isFalse();
    assertThat(result.arms().getFirst().anytime().width()).isInfinite();
  }

  /** Theory says that the variance falls by the squared correlation. */
  @Test
  void shouldTakeOutTheVarianceThatWasKnownBefore() {
    for (double correlation : new double[] {0, 0.3, 0.6, 0.9}) {
      // Given
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(2);
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      ArmTotals control = ArmTotals.NONE;
      ArmTotals treatment = ArmTotals.NONE;
      double rest = Math.sqrt(1 - correlation * correlation);
      for (int i = 0; i < 20_000; i++) {
        double before = normal.sample();
        double after = correlation * before + rest * normal.sample();
        if (i % 2 == 0) {
          control = control.with(after, before);
        } else {
          treatment = treatment.with(after + 0.1, before);
        }
      }

      // When
      Cuped cuped = Cuped.fit(List.of(control, treatment));
      Moments adjusted = cuped.adjust(treatment);

      // Then
      assertThat(adjusted.variance() / treatment.outcome().variance())
          .isCloseTo(1 - correlation * correlation, within(0.02));
      assertThat(adjusted.mean() - cuped.adjust(control).mean()).isCloseTo(0.1, within(0.05));
    }
  }

  @Property(tries = 200)
  void shouldMergeToWhatARecountGives(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -100, max = 100) Double> numbers,
      @ForAll @IntRange(max = 30) int split) {
    // Given
    ArmTotals all = ArmTotals.NONE;
    ArmTotals first = ArmTotals.NONE;
    ArmTotals second = ArmTotals.NONE;
    for (int i = 0; i < numbers.size(); i++) {
      double before = i * 0.5 - numbers.get(i) / 3;
      all = all.with(numbers.get(i), before);
      first = i < split ? first.with(numbers.get(i), before) : first;
      second = i < split ? second : second.with(numbers.get(i), before);
    }

    // When
    ArmTotals merged = second.merge(first);

    // Then
    assertThat(merged.count()).isEqualTo(all.count());
    assertThat(merged.products()).isCloseTo(all.products(), within(1e-6));
    assertThat(merged.outcome().mean()).isCloseTo(all.outcome().mean(), within(1e-9));
    assertThat(merged.covariate().squares()).isCloseTo(all.covariate().squares(), within(1e-6));
  }

  @Test
  void shouldStopWhatHarmsAndWaitWhereNothingIsKnown() {
    // Given
    Guardrail unsubscribes = new Guardrail("unsubscribes", 0.001, Guardrail.Direction.DOWN);

    // When, Then
    assertThat(unsubscribes.judge(new Interval(0.002, 0.01, 0.95)))
        .isEqualTo(Guardrail.Verdict.HARMED);
    assertThat(unsubscribes.judge(new Interval(-0.004, 0.0005, 0.95)))
        .isEqualTo(Guardrail.Verdict.SAFE);
    assertThat(unsubscribes.judge(new Interval(-0.004, 0.002, 0.95)))
        .isEqualTo(Guardrail.Verdict.OPEN);
  }
}
