package dev.attune.topology.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.topology.playbook.Languages;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageChooserTest {

  private final LanguageChooser chooser =
      new LanguageChooser(new Languages(List.of("en", "de", "pt"), "en"));

  @ParameterizedTest
  @CsvSource({
    "de,de",
    "de-AT,de",
    "DE_at,de",
    "' pt-BR ',pt",
    "fr-FR,en",
    "'',en",
    "???,en",
    "zh-Hans-CN,en"
  })
  void shouldSpeakTheUsersLanguageWhenTheShopDoes(String locale, String expected) {
    assertThat(chooser.choose(locale)).isEqualTo(expected);
  }

  @Test
  void shouldFallBackWhenNobodyKnows() {
    assertThat(chooser.choose(null)).isEqualTo("en");
  }

  @Property
  void shouldAlwaysAnswerWithASupportedLanguage(@ForAll String locale) {
    assertThat(chooser.choose(locale)).isIn("en", "de", "pt");
  }

  @Property
  void shouldNotCareForTheRegion(@ForAll("regions") String region) {
    assertThat(chooser.choose("de-" + region)).isEqualTo("de");
  }

  @Provide
  Arbitrary<String> regions() {
    return Arbitraries.of(Locale.getISOCountries());
  }
}
