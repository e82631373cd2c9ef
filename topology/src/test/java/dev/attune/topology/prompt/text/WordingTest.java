package dev.attune.topology.prompt.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | 1299.0000 | EUR | €1,299.00
          en | 19.9900   | USD | $19.99
          en | 20.0000   | CHF | CHF~20.00
          de | 1299.0000 | EUR | 1.299,00~€
          de | 0.0050    | EUR | 0,01~€
          fr | 1299.0000 | EUR | 1_299,00~€
          es | 49.9000   | EUR | 49,90~€
          pt | 49.9000   | BRL | 49,90~R$
          it | 9.5000    | PLN | 9,50~PLN
          en | 1200.0000 | JPY | ¥1,200
          fi | 1299.0000 | EUR | 1_299.00~€
          en | 5.0000    | ??? | ???~5.00
          """)
  void shouldWritePricesAsTheLanguageDoes(
      String language, BigDecimal amount, String currency, String expected) {
    String spaced = expected.replace('~', '\u00A0').replace('_', '\u202F');
    assertThat(Wording.of(language).price(amount, currency)).isEqualTo(spaced);
  }

  @Property
  void shouldGroupAndRoundAsTheJdkDoes(
      @ForAll @BigRange(min = "0", max = "1000000000000") @Scale(4) BigDecimal amount) {
    // Given
    DecimalFormat format =
        new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);

    // When
    String price = Wording.of("en").price(amount, "EUR");

    // Then
    assertThat(price).isEqualTo("€" + format.format(amount));
  }

  @ParameterizedTest
  @CsvSource({
    "en,12 March",
    "de,12. März",
    "fr,12 mars",
    "es,12 de marzo",
    "pt,12 de março",
    "it,12 marzo",
    "fi,2026-03-12"
  })
  void shouldWriteDatesAsTheLanguageDoes(String language, String expected) {
    assertThat(Wording.of(language).date(LocalDate.of(2026, 3, 12))).isEqualTo(expected);
  }
}
