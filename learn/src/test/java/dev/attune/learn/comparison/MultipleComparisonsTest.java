package dev.attune.learn.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MultipleComparisonsTest {

  @Test
  void shouldAgreeWithPublishedFigures() {
    assertThat(MultipleComparisons.holm(0.01, 0.04, 0.03))
        .containsExactly(new double[] {0.03, 0.06, 0.06}, within(1e-12));
    assertThat(MultipleComparisons.benjaminiHochberg(0.01, 0.02, 0.03, 0.04, 0.5))
        .containsExactly(new double[] {0.05, 0.05, 0.05, 0.05, 0.5}, within(1e-12));
  }

  @Property(tries = 200)
  void shouldRejectWhatTheStepsOfThePapersReject(
      @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 0, max = 0.3) Double> values) {
    // Given
    double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
    double[] sorted = Arrays.stream(p).sorted().toArray();
    int m = p.length;

    // When
    long holm = Arrays.stream(MultipleComparisons.holm(p)).filter(x -> x <= 0.05).count();
    long hochberg =
        Arrays.stream(MultipleComparisons.benjaminiHochberg(p)).filter(x -> x <= 0.05).count();

    // Then
    int down = 0;
    while (down < m && sorted[down] * (m - down) <= 0.05) {
      down++;
    }
    int up = m;
    while (up > 0 && sorted[up - 1] * m / up > 0.05) {
      up--;
    }
    assertThat(holm).isEqualTo(down);
    assertThat(hochberg).isEqualTo(up);
  }
}
