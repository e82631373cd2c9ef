package dev.attune.generation.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancelRuleTest {

  @ParameterizedTest
  @CsvSource({
    "0.25, 0, 2000, true",
    "0.25, 1499, 2000, true",
    "0.25, 1500, 2000, false",
    "0.25, 9000, 2000, false",
    "0.25, 9000, 0, true",
    "0, 1999, 2000, true",
    "0, 2000, 2000, false",
    "1, 0, 2000, false",
    "always, 9000, 2000, true",
    "never, 0, 2000, false",
    "never, 0, 0, false"
  })
  void shouldCancelWhenEnoughIsStillToCome(
      String rule, long elapsed, long typical, boolean cancels) {
    // When
    boolean answer =
        CancelRule.of(rule).cancels(Duration.ofMillis(elapsed), Duration.ofMillis(typical));

    // Then
    assertThat(answer).isEqualTo(cancels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sometimes", "-0.1", "1.1", "NaN", ""})
  void shouldSayWhatIsAllowedWhenItIsNoRule(String text) {
    // When
    assertThatThrownBy(() -> CancelRule.of(text))
        // Then
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be always, never, or a share from 0 to 1, is " + text);
  }
}
