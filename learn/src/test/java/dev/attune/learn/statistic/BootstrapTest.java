package dev.attune.learn.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void shouldBeAsWideAsTheNormalIntervalWhenTheNumbersAreNormal() {
    // Given
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] numbers = normal.samples(2_000).toArray();
    double error = Math.sqrt(Moments.of(numbers).meanVariance());

    // When
    Interval interval =
        new Bootstrap(2_000, 0.95)
            .interval(numbers.length, copies -> mean(numbers, copies), random);

    // Then
    double mean = Moments.of(numbers).mean();
    assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(0.15 * error));
    assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(0.15 * error));
  }

  @Test
  void shouldReachFurtherToTheLongTailWhenTheNumbersAreSkewed() {
    // Given
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(4);
    double[] numbers = new double[200];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.pow(-Math.log(random.nextDouble()), 2);
    }

    // When
    Interval interval =
        new Bootstrap(2_000, 0.95)
            .interval(numbers.length, copies -> mean(numbers, copies), random);

    // Then
    double mean = Moments.of(numbers).mean();
    assertThat(interval.high() - mean).isGreaterThan(1.1 * (mean - interval.low()));
  }

  private static Estimated mean(double[] numbers, int[] copies) {
    double sum = 0;
    int size = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += copies[i] * numbers[i];
      size += copies[i];
    }
    double mean = sum / size;
    double[] added = Arrays.stream(numbers).map(number -> number - mean).toArray();
    return Estimated.of(mean, added, copies, size);
  }
}
