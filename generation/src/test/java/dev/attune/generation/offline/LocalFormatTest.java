package dev.attune.generation.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.generation.offline.format.LocalFormat;
import dev.attune.generation.offline.format.MoneyFormat;
import dev.attune.generation.offline.format.ProductName;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFormatTest {

  private final Phrasebooks books = new Phrasebooks();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 1234567.5 | EUR | €1,234,567.50",
        "en | 999.999 | USD | $1,000.00",
        "en | 5 | SEK | SEK_5.00",
        "en | 1500 | JPY | ¥1,500",
        "de | 1234.5 | EUR | 1.234,50_€",
        "fr | 1234.5 | EUR | 1^234,50_€",
        "es | 1234.5 | EUR | 1234,50_€",
        "es | 12345.5 | EUR | 12.345,50_€",
        "pt | 1234.5 | BRL | R$_1.234,50",
        "it | 0.1 | EUR | 0,10_€",
        "de | 1.5 | KWD | 1,500_KWD"
      })
  void shouldWriteMoneyAsTheLanguageDoes(
      String language, BigDecimal amount, String currency, String expected) {
    // Given
    MoneyFormat money = books.closestTo(language).format().money();

    // When
    String written = money.of(amount, currency);

    // Then
    assertThat(written).isEqualTo(expected.replace('_', '\u00a0').replace('^', '\u202f'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | 2026-12-03T23:59:59Z | 3 December 2026",
        "en | 2026-12-03T00:00:00Z | 2 December 2026",
        "en | 2026-12-03T09:05:59Z | 3 December 2026, 09:05 (UTC)",
        "fr | 2026-08-01T23:59:00Z | 1er août 2026",
        "de | 2027-03-01T23:59:00Z | 1. März 2027",
        "es | 2027-01-01T00:00:00Z | 31 de diciembre de 2026",
        "pt | 2026-05-01T23:59:59.999Z | 1º de maio de 2026",
        "it | 2026-05-08T12:00:00Z | 8 maggio 2026, ore 12:00 (UTC)"
      })
  void shouldNeverPromiseLongerThanTheTermsHold(String language, Instant last, String expected) {
    // Given
    LocalFormat format = books.closestTo(language).format();

    // When
    String written = format.until(last);

    // Then
    assertThat(written).isEqualTo(expected);
  }

  @Test
  void shouldCountTheRestWhenThereAreManyNames() {
    // Given
    LocalFormat.ListFormat list = books.closestTo("en").format().list();

    // When
    String written = list.join(List.of("A", "B", "C", "D", "E"));

    // Then
    assertThat(written).isEqualTo("A, B, C and 2 more");
    assertThat(list.join(List.of("A", "B", "C"))).isEqualTo("A, B and C");
    assertThat(list.lead(List.of("A", "B", "C"))).isEqualTo("A and 2 more");
  }

  @Test
  void shouldShortenAtAWordWhenANameIsLong() {
    // Given
    String raw = "A very long name of a product that says far too much about itself. Twice.";

    // When
    String name = ProductName.of(raw);

    // Then
    assertThat(name).isEqualTo("A very long name of a product that says far too much about…");
  }
}
