package dev.attune.modelserver.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.modelserver.behaviour.Latency;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({"0ms, PT0S", "250ms, PT0.25S", "2s, PT2S", "5m, PT5M", "24h, PT24H"})
  void shouldReadATime(String text, Duration expected) {
    // When
    Duration time = Times.read(text);

    // Then
    assertThat(time).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "s", "-1s", "1.5s", "2 s", "25h", "99999999h", "123456789ms"})
  void shouldSayWhatItExpectsWhenItIsNoTime(String text) {
    // When
    assertThatThrownBy(() -> Times.read(text))
        // Then
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("expected a time of at most a day, such as 250ms, 2s or 5m");
  }

  @Test
  void shouldReadALatencyOfOneTimeOrOfAllBetweenTwo() {
    // When
    Latency one = Times.latency("2s");
    Latency between = Times.latency("1s..4s");

    // Then
    assertThat(one).isEqualTo(Latency.constant(Duration.ofSeconds(2)));
    assertThat(between).isEqualTo(Latency.uniform(Duration.ofSeconds(1), Duration.ofSeconds(4)));
  }
}
