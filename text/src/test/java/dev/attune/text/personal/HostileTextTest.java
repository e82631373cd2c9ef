package dev.attune.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twice the text, at most about twice the steps, whatever an attacker repeats. Steps are counted,
 * not timed.
 */
class HostileTextTest {

  private final PersonalData personalData = new PersonalData();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "1 ",
        "@",
        "a@",
        "a@a.",
        "DE12",
        "DE12 ",
        "4111 1111 1111 111",
        "+1 ",
        "(((",
        "1.1.1.",
        ":::",
        "my name is ",
        "12 A ",
        "A Straße ",
        "rue A ",
        "calle A b c d e ",
        "我叫",
        "제 이름은 ",
        "号1",
        "로 1",
        "RSSMRA85T10A562 ",
        "+493090182"
      })
  void shouldTakeStepsInProportionWhenTheTextGrows(String piece) {
    // Given
    long small = steps(piece.repeat(5_000 / piece.length()));

    // When
    long large = steps(piece.repeat(20_000 / piece.length()));

    // Then
    assertThat(large).isLessThan(5 * small).isLessThan(20_000 * 400L);
  }

  private long steps(String text) {
    CountingText counting = new CountingText(text);
    personalData.find(counting, Locale.US);
    return counting.steps;
  }

  /** Counts the characters that are looked at. */
  @NullMarked
  private static final class CountingText implements CharSequence {
    private final String text;
    private long steps;

    CountingText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      steps += end - start;
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
