package dev.attune.learn.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.learn.posterior.BetaPosterior;
import dev.attune.learn.posterior.NormalPosterior;
import dev.attune.learn.statistic.Moments;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BayesianComparisonTest {

  @Test
  void shouldBelieveInTheBetterRateWhenTheTrialsAreMany() {
    // Given
    BetaPosterior control = BetaPosterior.of(1_000, 100);
    BetaPosterior treatment = BetaPosterior.of(1_000, 130);

    // When
    BayesianComparison comparison =
        BayesianComparison.of(control, treatment, 0.95, RandomSource.XO_SHI_RO_256_PP.create(1));

    // Then
    assertThat(comparison.probabilityBetter()).isCloseTo(0.982, within(0.002));
    assertThat(comparison.expectedLoss()).isBetween(0.00001, 0.0005);
    assertThat(comparison.lift().contains(0.03)).isTrue();
    assertThat(comparison.lift().low()).isGreaterThan(0);
  }

  @Test
  void shouldStayWithThePriorWhenThereIsLittleToSee() {
    // Given
    NormalPosterior prior = new NormalPosterior(10, 2);

    // When
    NormalPosterior belief = NormalPosterior.of(Moments.of(30.0), prior);

    // Then
    assertThat(belief.mean()).isCloseTo(20, within(1e-9));
    assertThat(belief.deviation()).isCloseTo(Math.sqrt(2), within(1e-9));
  }
}
