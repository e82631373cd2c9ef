package dev.attune.learn.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MomentsTest {

  @Property(tries = 200)
  void shouldAgreeWithTheSlowFormulaWhereverTheNumbersAreSplit(
      @ForAll @Size(min = 2, max = 50) List<@DoubleRange(min = -1e3, max = 1e3) Double> numbers,
      @ForAll @IntRange(max = 50) int split) {
    // Given
    double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    int at = Math.min(split, all.length);

    // When
    Moments merged =
        Moments.of(Arrays.copyOfRange(all, 0, at))
            .merge(Moments.of(Arrays.copyOfRange(all, at, all.length)));

    // Then
    double mean = Arrays.stream(all).sum() / all.length;
    double squares = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum();
    assertThat(merged.count()).isEqualTo(all.length);
    assertThat(merged.mean()).isCloseTo(mean, within(1e-9));
    assertThat(merged.variance()).isCloseTo(squares / (all.length - 1), within(1e-6));
  }

  @Property(tries = 200)
  void shouldCountTrialsAsOnesAndZeros(
      @ForAll @IntRange(max = 40) int ones, @ForAll @IntRange(max = 40) int zeros) {
    // Given
    double[] numbers = new double[ones + zeros];
    Arrays.fill(numbers, 0, ones, 1);

    // When
    Moments trials = Moments.ofTrials(ones + zeros, ones);

    // Then
    Moments one = Moments.of(numbers);
    assertThat(trials.count()).isEqualTo(one.count());
    assertThat(trials.mean()).isCloseTo(one.mean(), within(1e-12));
    assertThat(trials.squares()).isCloseTo(one.squares(), within(1e-9));
  }
}
