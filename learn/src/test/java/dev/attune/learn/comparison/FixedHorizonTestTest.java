package dev.attune.learn.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.learn.statistic.Moments;
import org.junit.jupiter.api.Test;

class FixedHorizonTestTest {

  @Test
  void shouldAgreeWithScipyOnMeans() {
    // Given
    Moments control = Moments.of(20.1, 22.3, 19.8, 25.0, 21.1);
    Moments treatment = Moments.of(23.5, 26.0, 24.4, 27.9, 22.2, 25.1);

    // When
    Difference difference = FixedHorizonTest.welch(control, treatment, 0.95);

    // Then
    assertThat(difference.value()).isCloseTo(3.19, within(1e-9));
    assertThat(difference.pValue()).isCloseTo(0.03203552065875691, within(1e-9));
    assertThat(difference.interval().low()).isCloseTo(0.34717588, within(1e-6));
    assertThat(difference.interval().high()).isCloseTo(6.03282412, within(1e-6));
  }

  /** Newcombe's own example (a). */
  @Test
  void shouldAgreeWithThePaperOnRates() {
    // Given
    Moments control = Moments.ofTrials(80, 48);
    Moments treatment = Moments.ofTrials(70, 56);

    // When
    Difference difference = FixedHorizonTest.proportions(control, treatment, 0.95);

    // Then
    assertThat(difference.value()).isCloseTo(0.2, within(1e-12));
    assertThat(difference.interval().low()).isCloseTo(0.0524, within(0.00005));
    assertThat(difference.interval().high()).isCloseTo(0.3339, within(0.00005));
  }

  @Test
  void shouldFindNoDifferenceWhenNobodyDidAnything() {
    // Given
    Moments nobody = Moments.ofTrials(100, 0);

    // When
    Difference difference = FixedHorizonTest.proportions(nobody, nobody, 0.95);

    // Then
    assertThat(difference.pValue()).isEqualTo(1);
    assertThat(difference.interval().contains(0)).isTrue();
  }
}
