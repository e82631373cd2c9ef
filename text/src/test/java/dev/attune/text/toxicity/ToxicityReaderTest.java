package dev.attune.text.toxicity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.language.Language;
import dev.attune.text.verdict.NotVerified;
import dev.attune.text.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToxicityReaderTest {

  private final ToxicityReader reader = new ToxicityReader();

  @Test
  void shouldFindWhatItIsSaidToFindWhenMeasured() throws IOException {
    // Given
    List<String[]> samples = samples();

    // When
    long toxic = samples.stream().filter(row -> row[1].equals("toxic")).count();
    long found = samples.stream().filter(row -> row[1].equals("toxic") && isFound(row)).count();
    long harmless = samples.size() - toxic;
    long alarms = samples.stream().filter(row -> row[1].equals("harmless") && isFound(row)).count();

    // Then: as docs/languages.md says
    assertThat("%d of %d, %d of %d".formatted(found, toxic, alarms, harmless))
        .isEqualTo("30 of 45, 2 of 22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "you idiot",
        "IDIOT!",
        "1d10t",
        "i-d-i-o-t",
        "i d i o t",
        "idiiiiiot",
        "іdіоt",
        "id\u200biot",
        "i*d*i*o*t",
        "\uff49diot"
      })
  void shouldSeeThroughDisguisesWhenAWordIsListed(String text) {
    assertThat(reader.read(text, Language.EN).answer()).contains(Toxicity.FOUND);
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"KO", "JA", "ID", "RU"})
  void shouldGiveNoAnswerWhenALanguageHasNoList(Language language) {
    // When
    Verdict<Toxicity> verdict = reader.read("idiot", language);

    // Then
    assertThat(verdict).isInstanceOf(NotVerified.class);
    assertThat(verdict.answer()).isEmpty();
  }

  private boolean isFound(String[] row) {
    Language language = Language.of(row[0]).orElseThrow();
    return reader.read(row[2], language).answer().filter(Toxicity.FOUND::equals).isPresent();
  }

  private static List<String[]> samples() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ToxicityReaderTest.class.getResourceAsStream("samples.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", 3))
          .toList();
    }
  }
}
