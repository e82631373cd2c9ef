package dev.attune.generation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {

  @Test
  void shouldSumAndAverageWhatTheProviderSays() {
    // When
    Score score = Score.of(List.of(-1.0, -0.5, 0.0));

    // Then
    assertThat(score).isEqualTo(new Score.Known(-1.5, 3));
    assertThat(((Score.Known) score).mean()).isEqualTo(-0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-9999.0, Double.NaN, Double.NEGATIVE_INFINITY, 0.7})
  void shouldSayThatItCannotWhenAValueIsNoLogarithmOfAProbability(double value) {
    assertThat(Score.of(List.of(-1.0, value))).isInstanceOf(Score.Cannot.class);
  }

  @Test
  void shouldSayThatItCannotWhenThereAreNone() {
    assertThat(Score.of(List.of())).isInstanceOf(Score.Cannot.class);
  }

  @Test
  void shouldTakeACertaintyALittleAboveZeroAsCertainty() {
    assertThat(Score.of(List.of(1e-9, -2.0))).isEqualTo(new Score.Known(-2.0, 2));
  }
}
