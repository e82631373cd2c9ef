package dev.attune.topology.profile.bound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {

  @Property(tries = 2_000)
  void shouldFitAndSurviveEncodingWhateverTheText(
      @ForAll String text, @ForAll @IntRange(min = 0, max = 40) int maxBytes) {
    // When
    String cut = BoundedText.cut(text, maxBytes);

    // Then
    byte[] encoded = cut.getBytes(StandardCharsets.UTF_8);
    assertThat(encoded.length).isLessThanOrEqualTo(maxBytes);
    assertThat(new String(encoded, StandardCharsets.UTF_8)).isEqualTo(cut);
  }

  @Test
  void shouldKeepTheTextItselfWhenItFits() {
    // Given
    String text = "Schöner Kessel 🫖";

    // When, Then
    assertThat(BoundedText.cut(text, 100)).isSameAs(text);
    assertThat(BoundedText.cut(text, 17)).isEqualTo("Schöner Kessel ");
  }

  @ParameterizedTest
  @CsvSource({
    "'kettle', 'kettle'",
    "'  Blue \t Kettle ', 'blue kettle'",
    "'KÜCHE', 'küche'",
    "'Ku\u0308che', 'küche'",
    "'a\u00a0b', 'a b'",
    "'a b ', 'a b'",
    "'\u0000', ''",
    "'', ''"
  })
  void shouldBringSearchesToOneFormWhenTheyMeanTheSame(String query, String words) {
    // When, Then
    assertThat(SearchWords.normalize(query)).isEqualTo(words);
  }

  @Property(tries = 2_000)
  void shouldLeaveANormalFormAsItIs(@ForAll String query) {
    // Given
    String once = SearchWords.normalize(query);

    // When
    String twice = SearchWords.normalize(once);

    // Then
    assertThat(once.length()).isLessThanOrEqualTo(100);
    assertThat(once).doesNotContain("  ").isEqualTo(once.strip());
    assertThat(SearchWords.normalize(twice)).isEqualTo(twice);
  }

  @Test
  void shouldReadTheBeginningOnlyWhenAQueryIsAMegabyte() {
    // Given
    String query = "A".repeat(1 << 20);

    // When, Then
    assertThat(SearchWords.normalize(query)).isEqualTo("a".repeat(100));
  }

  @ParameterizedTest
  @CsvSource({
    "a.b.c.d, a.b",
    "a.b, a.b",
    "a, a",
    "a., a.",
    ".., '.'",
  })
  void shouldCutCategoriesAtTheLevel(String path, String top) {
    // When, Then
    assertThat(Categories.top(path, 2)).isEqualTo(top);
  }

  @Test
  void shouldRefuseAmountsThatTheContractCannotHold() {
    // When, Then
    assertThat(Money.price(new BigDecimal("12.34567"))).isEqualTo(new BigDecimal("12.3457"));
    assertThat(Money.price(new BigDecimal("-1"))).isNull();
    assertThat(Money.price(new BigDecimal("1e20"))).isNull();
    assertThat(Money.price(new BigDecimal("1e-999999999"))).isNull();
    assertThat(Money.price(null)).isNull();
  }

  @Test
  void shouldStopAtTheLargestAmountWhenSumsGrow() {
    // Given
    BigDecimal large = new BigDecimal("99999999999999.9999");

    // When, Then
    assertThat(Money.sum(large, large)).isEqualTo(large);
    assertThat(Money.sum(large.negate(), large.negate())).isEqualTo(large.negate());
  }
}
