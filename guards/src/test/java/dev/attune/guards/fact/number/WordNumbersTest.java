package dev.attune.guards.fact.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.RuleBasedNumberFormat;
import dev.attune.guards.judge.JudgedText;
import dev.attune.text.language.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ICU4J writes numbers in words; what it writes has to be read as the same numbers. */
class WordNumbersTest {

  private static final int BELOW = 10_000;

  @ParameterizedTest
  @EnumSource(names = {"EN", "DE", "FR", "ES", "PT", "IT"})
  void shouldReadEveryNumberBelowTenThousandAsAnotherLibraryWritesIt(Language language) {
    // Given
    WordNumbers numbers = WordNumbers.of(language);
    RuleBasedNumberFormat writer =
        new RuleBasedNumberFormat(Locale.of(language.code()), RuleBasedNumberFormat.SPELLOUT);

    for (int number = 0; number < BELOW; number++) {
      // When
      String words = JudgedText.skeleton(writer.format(number));
      List<Numeral> found = numbers.in(words);

      // Then
      assertThat(found).as("%d: %s", number, words).hasSize(1);
      assertThat(found.getFirst().value())
          .as(words)
          .isEqualByComparingTo(BigDecimal.valueOf(number));
    }
  }

  @Test
  void shouldReadEveryNumberBelowTenThousandInChinese() {
    // Given
    RuleBasedNumberFormat writer =
        new RuleBasedNumberFormat(Locale.CHINESE, RuleBasedNumberFormat.SPELLOUT);

    for (int number = 0; number < BELOW; number++) {
      // When
      String words = JudgedText.skeleton(writer.format(number));
      List<Numeral> found = ChineseNumbers.in(words);

      // Then
      assertThat(found).as("%d: %s", number, words).hasSize(1);
      assertThat(found.getFirst().value())
          .as(words)
          .isEqualByComparingTo(BigDecimal.valueOf(number));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EN, two or three of them, 2 3",
    "EN, one hundred and five, 105",
    "EN, the thirty-first, 31",
    "DE, fünfundzwanzig oder dreißig, 25 30",
    "DE, am einunddreißigsten, 31",
    "DE, wir achten auf Sie, 8",
    "FR, quatre-vingt-dix-neuf, 99",
    "FR, deux fois trois, 2 3",
    "ES, veintidós o treinta y dos, 22 32",
    "PT, vinte e quatro e noventa, 24 90",
    "IT, ventotto, 28"
  })
  void shouldPartNumbersThatDoNotFitTogether(Language language, String text, String expected) {
    // When
    List<Numeral> found = WordNumbers.of(language).in(JudgedText.skeleton(text));

    // Then
    assertThat(String.join(" ", found.stream().map(each -> each.value().toString()).toList()))
        .isEqualTo(expected);
  }
}
