package dev.attune.learn.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleRatioTest {

  @Test
  void shouldBeBinomialWhenTwoArmsHaveFewUsers() {
    assertThat(SampleRatio.pValue(new long[] {2, 10}, new double[] {0.5, 0.5}))
        .isCloseTo(0.03857421875, within(1e-12));
  }

  @Test
  void shouldBeMultinomialWhenThreeArmsHaveFewUsers() {
    assertThat(SampleRatio.pValue(new long[] {3, 0, 0}, new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}))
        .isCloseTo(1 / 9.0, within(1e-12));
  }

  @Test
  void shouldBeChiSquareWhenThereAreMany() {
    assertThat(SampleRatio.pValue(new long[] {520, 480}, new double[] {0.5, 0.5}))
        .isCloseTo(0.20590321073206466, within(1e-9));
  }

  @Test
  void shouldAlarmWhenAnArmLostOneUserInTwenty() {
    assertThat(SampleRatio.pValue(new long[] {20_000, 19_000}, new double[] {0.5, 0.5}))
        .isLessThan(SampleRatio.ALARM);
  }

  @Test
  void shouldSayNothingOfNobody() {
    assertThat(SampleRatio.pValue(new long[] {0, 0}, new double[] {0.5, 0.5})).isEqualTo(1);
  }
}
