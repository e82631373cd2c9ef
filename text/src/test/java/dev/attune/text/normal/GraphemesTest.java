package dev.attune.text.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphemesTest {

  @ParameterizedTest
  @CsvSource({
    "abc, 2, ab",
    "abc, 3, abc",
    "'a👩\u200d👧b', 5, a",
    "'a👩\u200d👧b', 6, 'a👩\u200d👧'",
    "'e\u0301x', 1, ''",
    "🇩🇪🇫🇷, 6, 🇩🇪"
  })
  void shouldEndAtABoundaryWhenCut(String text, int units, String cut) {
    assertThat(Graphemes.cut(text, units)).isEqualTo(cut);
  }

  @Test
  void shouldCountAsAReaderDoesWhenCharactersHaveManyUnits() {
    assertThat(Graphemes.count("👩\u200d👧e\u0301가")).isEqualTo(3);
  }

  @Test
  void shouldRefuseWhenTheLengthIsNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> Graphemes.cut("a", -1));
  }
}
