package dev.attune.learn.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.learn.statistic.Interval;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class BettingSequenceTest {

  @Test
  void shouldHoldTheMeanAtEveryLookWhenNumbersAreRareClicks() {
    // Given
    int runs = 300;
    int missed = 0;

    // When
    for (int run = 0; run < runs; run++) {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(run);
      BettingSequence sequence = BettingSequence.start(0.95);
      boolean held = true;
      for (int n = 0; n < 400; n++) {
        sequence = sequence.with(random.nextDouble() < 0.05 ? 1 : 0);
        held &= sequence.interval().contains(0.05);
      }
      missed += held ? 0 : 1;
    }

    // Then
    assertThat(missed).isLessThanOrEqualTo(runs / 20);
  }

  @Test
  void shouldNarrowDownOnTheMeanWhenNumbersHardlyVary() {
    // Given
    BettingSequence sequence = BettingSequence.start(0.95);

    // When
    for (int n = 0; n < 500; n++) {
      sequence = sequence.with(n % 2 == 0 ? 0.49 : 0.51);
    }

    // Then
    Interval interval = sequence.interval();
    assertThat(interval.contains(0.5)).isTrue();
    assertThat(interval.width()).isLessThan(0.1);
  }

  @Test
  void shouldRefuseNumbersItsBoundsDoNotHold() {
    BettingSequence sequence = BettingSequence.start(0.95);
    assertThatThrownBy(() -> sequence.with(1.5)).isInstanceOf(IllegalArgumentException.class);
  }
}
