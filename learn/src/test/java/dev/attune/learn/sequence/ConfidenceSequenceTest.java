package dev.attune.learn.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.learn.statistic.Interval;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {

  private static final int RUNS = 1_000;
  private static final int USERS = 4_000;

  /** Twice the same text, looked at after every user. */
  @Test
  void shouldSeldomCallAFalseWinnerWhereAPeekedTestOftenDoes() {
    // Given
    ConfidenceSequence sequence = new ConfidenceSequence(0.95, 500, 100);
    int ours = 0;
    int peeked = 0;
    int once = 0;

    // When
    for (int run = 0; run < RUNS; run++) {
      Looks looks = Looks.at(RandomSource.XO_SHI_RO_256_PP.create(run), sequence);
      ours += looks.ours ? 1 : 0;
      peeked += looks.peeked ? 1 : 0;
      once += looks.atTheEnd ? 1 : 0;
    }

    // Then
    System.out.println(
        "false winners of 1,000: ours " + ours + ", peeked " + peeked + ", one look " + once);
    assertThat(ours).isLessThanOrEqualTo(50);
    assertThat(peeked).isGreaterThan(250);
    assertThat(once).isBetween(30, 75);
  }

  @Test
  void shouldGiveThePValueThatBelongsToTheInterval() {
    // Given
    ConfidenceSequence sequence = new ConfidenceSequence(0.95, 500, 2);

    // When
    double edge = sequence.radius(300) * 0.1;

    // Then
    assertThat(sequence.pValue(edge, 0.01, 300)).isCloseTo(0.05, within(1e-9));
    assertThat(sequence.interval(edge, 0.01, 300).low()).isCloseTo(0, within(1e-12));
  }

  @Test
  void shouldBeTightestNearWhereItWasAskedToBe() {
    // Given
    double size = 1_000;

    // When
    double here = new ConfidenceSequence(0.95, size, 2).radius(size);

    // Then
    assertThat(here).isLessThan(new ConfidenceSequence(0.95, size / 10, 2).radius(size));
    assertThat(here).isLessThan(new ConfidenceSequence(0.95, size * 10, 2).radius(size));
    assertThat(here).isBetween(2.5, 3.2);
  }

  @Test
  void shouldSayNothingWhenNothingVaried() {
    // Given
    ConfidenceSequence sequence = new ConfidenceSequence(0.95, 500, 2);

    // When
    Interval interval = sequence.interval(0, 0, 100);

    // Then
    assertThat(interval.width()).isInfinite();
    assertThat(sequence.pValue(0, 0, 100)).isEqualTo(1);
  }

  /** What three ways of looking at the same two arms of one rate come to. */
  private record Looks(boolean ours, boolean peeked, boolean atTheEnd) {

    static Looks at(UniformRandomProvider random, ConfidenceSequence sequence) {
      long[] successes = new long[2];
      boolean ours = false;
      boolean peeked = false;
      boolean significant = false;
      for (int n = 1; n <= USERS; n++) {
        successes[0] += random.nextDouble() < 0.05 ? 1 : 0;
        successes[1] += random.nextDouble() < 0.05 ? 1 : 0;
        if (n < sequence.burnIn()) {
          continue;
        }
        double p = (double) successes[0] / n;
        double q = (double) successes[1] / n;
        double variance = (p * (1 - p) + q * (1 - q)) / n;
        ours |=
            sequence
                .interval(q - p, variance, ConfidenceSequence.effectiveSize(n, n))
                .excludesZero();
        significant = Math.abs(q - p) > 1.96 * Math.sqrt(variance);
        peeked |= significant;
      }
      return new Looks(ours, peeked, significant);
    }
  }
}
