package dev.attune.generation.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.generation.offline.Phrasebook.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasebookTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "pt", "it"})
  void shouldHaveTwoPhrasingsForEverySituation(String language) {
    // Given
    Phrasebook book = PhrasebookReader.read(language);

    // When
    List<Kind> selling =
        book.kinds().entrySet().stream()
            .filter(kind -> !kind.getKey().equals("mood-drop"))
            .map(java.util.Map.Entry::getValue)
            .toList();

    // Then
    assertThat(selling)
        .hasSize(13)
        .allSatisfy(kind -> {
          assertThat(count(kind.headlines(), Fact.PRODUCT)).isGreaterThanOrEqualTo(2);
          assertThat(count(kind.headlines(), Fact.LEAD)).isGreaterThanOrEqualTo(2);
          assertThat(count(kind.headlines())).isGreaterThanOrEqualTo(2);
          assertThat(count(kind.openings(), Fact.PRODUCT)).isGreaterThanOrEqualTo(2);
          assertThat(count(kind.openings(), Fact.PRODUCTS)).isGreaterThanOrEqualTo(2);
          assertThat(count(kind.openings())).isGreaterThanOrEqualTo(2);
          assertThat(count(kind.actions())).isGreaterThanOrEqualTo(2);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "pt", "it"})
  void shouldAlwaysSayUntilWhenItStatesTerms(String language) {
    // Given
    Phrasebook book = PhrasebookReader.read(language);

    // When
    Stream<Set<Fact>> stated =
        Stream.concat(book.terms().stream(), book.gesture().stream()).map(Phrase::facts);

    // Then
    assertThat(stated)
        .allSatisfy(facts -> assertThat(facts).contains(Fact.UNTIL).hasSizeGreaterThan(1));
  }

  private static long count(List<Phrase> phrases, Fact... facts) {
    Set<Fact> exactly = EnumSet.noneOf(Fact.class);
    exactly.addAll(List.of(facts));
    return phrases.stream().filter(phrase -> phrase.facts().equals(exactly)).count();
  }
}
