package dev.attune.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.connectors.log.line.LogException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LogFormatTest {

  @ParameterizedTest
  @EnumSource(LogFormat.class)
  void shouldFindAFormatWhenItsKeyIsGiven(LogFormat format) {
    assertThat(LogFormat.of(format.key())).isEqualTo(format);
  }

  @Test
  void shouldNameTheValidFormatsWhenTheKeyIsUnknown() {
    assertThatThrownBy(() -> LogFormat.of("rees64"))
        .isInstanceOf(LogException.class)
        .hasMessage(
            "There is no log format \"rees64\": use one of otto, segment, rees46, online-retail,"
                + " completejourney.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "event_time,event_type,product_id,price,user_id | REES46",
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID | ONLINE_RETAIL",
        "\"household_id\",\"store_id\",\"basket_id\" | COMPLETEJOURNEY",
        "{\"session\":0,\"events\":[{\"aid\":1,\"ts\":2,\"type\":\"clicks\"}]} | OTTO",
        "{\"type\":\"track\",\"event\":\"Product Viewed\"} | SEGMENT",
        "{\"batch\":[]} | SEGMENT",
      })
  void shouldDetectTheFormatWhenTheFirstLineShowsIt(String line, LogFormat format) {
    assertThat(LogFormat.detect(List.of("# exported", line))).contains(format);
  }

  @Test
  void shouldDetectNothingWhenTheLinesShowNothing() {
    assertThat(LogFormat.detect(List.of("user,item", "1,2"))).isEmpty();
  }
}
