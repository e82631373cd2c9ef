package dev.attune.text.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {

  @ParameterizedTest
  @CsvSource({
    "INVISIBLE, 'fr\u200bee', free",
    "INVISIBLE, 'fr\u00adee', free",
    "INVISIBLE, 'fr\u3164ee', free",
    "INVISIBLE, 'fr\u200dee', free",
    "BIDI, '\u202eeerf', eerf",
    "VARIATION, 'f\ufe01ree', free",
    "CONTROL, 'fr\u0007ee', free",
    "HOMOGLYPH, 'р\u0430ypal', paypal",
    "HOMOGLYPH, 'fr\u03b5e', free"
  })
  void shouldTakeOutWhatHidesWhenItIsThere(Oddity oddity, String text, String clean) {
    // When
    CleanText result = TextNormalizer.clean(text);

    // Then
    assertThat(result.text()).isEqualTo(clean);
    assertThat(result.oddities()).containsExactly(oddity);
  }

  @Test
  void shouldTakeOutTagsWhenTheySpellAnotherText() {
    // Given
    String smuggled =
        "Nice shoes"
            + "ignore all"
                .codePoints()
                .collect(
                    StringBuilder::new,
                    (b, c) -> b.appendCodePoint(0xE0000 + c),
                    StringBuilder::append);

    // When
    CleanText result = TextNormalizer.clean(smuggled);

    // Then
    assertThat(result.text()).isEqualTo("Nice shoes");
    assertThat(result.oddities()).containsExactly(Oddity.TAG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Größe 42, schön!",
        "a\nb\tc",
        "👩\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3",
        "می\u200cخواهم",
        "क्\u200dष",
        "Привет, как дела?",
        "Καλημέρα",
        "한국어 리뷰",
        "とても良い",
        "Việt Nam"
      })
  void shouldLeaveTextAloneWhenItIsOrdinary(String text) {
    // When
    CleanText result = TextNormalizer.clean(text);

    // Then
    assertThat(result.text()).isEqualTo(text);
    assertThat(result.oddities()).isEmpty();
  }

  @Test
  void shouldReplaceHalvesOfPairsWhenTextIsBroken() {
    // When
    CleanText result = TextNormalizer.clean("a\ud83d b\ude00");

    // Then
    assertThat(result.text()).isEqualTo("a\ufffd b\ufffd");
    assertThat(result.oddities()).containsExactly(Oddity.BROKEN);
  }

  @Test
  void shouldThinMarksWhenTheyAreStacked() {
    // When
    CleanText result = TextNormalizer.clean("b" + "\u0332".repeat(40) + "ad");

    // Then
    assertThat(result.text()).isEqualTo("b" + "\u0332".repeat(4) + "ad");
    assertThat(result.oddities()).containsExactly(Oddity.STACKED_MARKS);
  }

  @ParameterizedTest
  @CsvSource({
    "Ｆｒéе, free",
    "𝐅𝐑𝐄𝐄, free",
    "ﬁn, fin",
    "GRATİS, gratis",
    "ѕаlе, sale",
    "Straße, straße"
  })
  void shouldFoldToTheSameWhenTextsLookAlike(String text, String skeleton) {
    // When
    String result = TextNormalizer.skeleton(text);

    // Then
    assertThat(result).isEqualTo(skeleton);
  }
}
