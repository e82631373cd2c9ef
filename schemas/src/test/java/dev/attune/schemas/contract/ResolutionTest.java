package dev.attune.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.PurchaseEvent;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionTest {
  private final Schema ours = Contracts.contractOf(PurchaseEvent.class);

  @Test
  void shouldFindNothingWhenTheSchemasAreTheSame() {
    assertThat(Resolution.problems(ours, ours)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"scale\":4 | \"scale\":2 | /lines[]/product/price: written as decimal with 2 places, read as decimal with 4 places",
        "timestamp-millis | timestamp-micros | /header/occurredAt: written as timestamp-micros, read as timestamp-millis",
        "\"name\":\"orderId\" | \"name\":\"number\" | /fields/2: orderId"
      })
  void shouldNameThePlaceWhenUnitsOrFieldsDiffer(String here, String there, String problem) {
    // Given
    Schema theirs = new Schema.Parser().parse(ours.toString().replace(here, there));

    // Then
    assertThat(Resolution.problems(ours, theirs)).anyMatch(found -> found.contains(problem));
  }

  @Test
  void shouldLetItPassWhenOnlyPrecisionOrDocsDiffer() {
    // Given
    Schema theirs =
        new Schema.Parser().parse(ours.toString().replace("\"precision\":18", "\"precision\":12"));

    // Then
    assertThat(Resolution.problems(ours, theirs)).isEmpty();
  }
}
