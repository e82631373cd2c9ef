package dev.attune.guards.fact.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.guards.judge.JudgedText;
import dev.attune.text.language.Language;
import java.util.NavigableSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrdinaryWordsTest {

  private static final OrdinaryWords GERMAN = OrdinaryWords.of(Language.DE);

  @ParameterizedTest
  @EnumSource(names = {"EN", "DE", "FR", "ES", "PT", "IT"})
  void shouldListWordsAsTheyAreCompared(Language language) {
    // When
    NavigableSet<String> words = OrdinaryWords.of(language).words();

    // Then
    assertThat(words).hasSizeGreaterThan(8_000);
    assertThat(words).allSatisfy(word -> assertThat(JudgedText.skeleton(word)).isEqualTo(word));
  }

  @ParameterizedTest
  @CsvSource({
    "EN, discover", "EN, you're", "EN, rediscovering", "FR, l'offre", "FR, profitez-en",
    "ES, llevese", "ES, introduzca", "PT, aproveite", "IT, approfitta", "DE, entdecken"
  })
  void shouldKnowFormsOfUsualWords(Language language, String word) {
    assertThat(OrdinaryWords.of(language).isForm(word)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"EN", "DE", "FR", "ES", "PT", "IT"})
  void shouldKnowNoNames(Language language) {
    // Given
    OrdinaryWords words = OrdinaryWords.of(language);

    // Then
    assertThat(words.isForm("zorbex")).isFalse();
    assertThat(words.isForm("teekontor")).isFalse();
    assertThat(words.isForm("kettlexperts")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warenkorb",
        "auswahl",
        "teekanne",
        "wasserkocher",
        "fruhstuckstisch",
        "lieblingsstuck",
        "kuchenzeile",
        "gutscheincode",
        "lieferzeiten",
        "e-mail-adresse"
      })
  void shouldKnowGermanNounsAndWhatIsMadeOfThem(String word) {
    assertThat(GERMAN.isNoun(word)).isTrue();
  }

  @Test
  void shouldTakeNoTimeWhenAWordIsMadeOfTheSameWordsAgainAndAgain() {
    // Given
    String word = "see".repeat(13) + "x";

    // Then
    assertThat(GERMAN.isNoun(word)).isFalse();
    assertThat(GERMAN.isNoun("see".repeat(500) + "x")).isFalse();
  }
}
