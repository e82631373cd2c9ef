package dev.attune.connectors.log.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "35.79,35.7900",
    "0,0.0000",
    "-0,0.0000",
    "1e2,100.0000",
    "0.00005,0.0001",
    "0.00004,0.0000",
    "1e-999999999,0.0000",
    "0e999999999,0.0000",
    "99999999999999.9999,99999999999999.9999"
  })
  void shouldReadAnAmountAtScaleFour(String raw, BigDecimal amount) {
    assertThat(Numbers.amount("price", raw)).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "-0.01",
        "1e400",
        "1e999999999",
        "100000000000000",
        "1,5",
        "0x10",
        ""
      })
  void shouldRefuseAnAmountWhenItIsNone(String raw) {
    assertThatThrownBy(() -> Numbers.amount("price", raw))
        .isInstanceOf(BadValueException.class)
        .hasMessageStartingWith("price is \"" + raw + "\", not ");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2.0,2", "1e2,100", "10000000,10000000"})
  void shouldReadPiecesWhenTheyAreWhole(String raw, int pieces) {
    assertThat(Numbers.pieces("quantity", raw)).isEqualTo(pieces);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-1", "1.5", "10000001", "1e999999999", "1e-999999999", "NaN", "one"})
  void shouldRefusePiecesWhenTheyAreNone(String raw) {
    assertThatThrownBy(() -> Numbers.pieces("quantity", raw)).isInstanceOf(BadValueException.class);
  }

  @Property
  void shouldReadOrRefuseWhateverTheText(@ForAll String raw) {
    try {
      assertThat(Numbers.amount("price", raw)).isNotNegative();
    } catch (BadValueException e) {
      assertThat(e).hasMessageContaining("price");
    }
  }
}
