package dev.attune.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.PurchaseEvent;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rees46LogTest {

  private static final String HEADER =
      "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session";

  @Test
  void shouldReadWhoWhatAndWhenWhenARowIsAView() {
    // When
    LogReading reading = read(row("view", "35.79", "u1"));

    // Then
    ClickEvent click = reading.values(ClickEvent.class).getFirst();
    assertThat(click.getType()).isEqualTo(ClickType.PRODUCT_VIEWED);
    assertThat(click.getHeader().getUserId()).isEqualTo("u1");
    assertThat(click.getHeader().getSessionId()).isEqualTo("s1");
    assertThat(click.getHeader().getOccurredAt()).isEqualTo("2019-10-01T00:00:01Z");
    assertThat(click.getProduct().getProductId()).isEqualTo("42");
    assertThat(click.getProduct().getPrice()).isEqualTo(new BigDecimal("35.7900"));
    assertThat(reading.events().getFirst().key()).isEqualTo("u1");
  }

  @ParameterizedTest
  @CsvSource({"cart,PRODUCT_ADDED", "remove_from_cart,PRODUCT_REMOVED"})
  void shouldReadCartStepsWhenARowIsOne(String kind, ClickType type) {
    assertThat(read(row(kind, "1", "u1")).values(ClickEvent.class))
        .extracting(ClickEvent::getType)
        .containsExactly(type);
  }

  @Test
  void shouldMakeAnOrderOfOneLineWhenARowIsAPurchase() {
    // When
    PurchaseEvent order =
        read(row("purchase", "35.79", "u1")).values(PurchaseEvent.class).getFirst();

    // Then
    assertThat(order.getOrderId())
        .isEqualTo("rees46-0-2")
        .isEqualTo(order.getHeader().getEventId());
    assertThat(order.getLines()).hasSize(1);
    assertThat(order.getTotal()).isEqualTo(new BigDecimal("35.7900"));
  }

  @Test
  void shouldTellTheCatalogueADerivedNameWhenTheLogHasNone() {
    // When
    CatalogItem item = read(row("view", "35.79", "u1")).values(CatalogItem.class).getFirst();

    // Then
    assertThat(item.getName()).isEqualTo("Samsung smart phone");
    assertThat(item.getCategory()).isEqualTo("electronics.smart_phone");
    assertThat(item.getValidFrom()).isEqualTo(Instant.parse("2019-10-01T00:00:01Z"));
  }

  @Test
  void shouldKnowNoPriceWhenItIsZero() {
    // When
    LogReading reading = read(row("view", "35.79", "u1"), row("view", "0.00", "u1"));

    // Then
    assertThat(reading.values(CatalogItem.class))
        .extracting(CatalogItem::getPrice)
        .containsExactly(new BigDecimal("35.7900"), null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-1.00", "1e400", "1e999999999", "abc", ""})
  void shouldReportAndTellNoFactsWhenThePriceIsNone(String price) {
    // When
    LogReading reading = read(row("view", price, "u1"));

    // Then
    assertThat(reading.causes()).containsExactly("bad-price");
    assertThat(reading.records()).isEmpty();
  }

  @Test
  void shouldReportTheCauseWhenARowIsWrong() {
    // Given
    String good = row("view", "1", "u1");

    // When
    LogReading reading =
        read(
            row("view", "1", ""),
            row("wish", "1", "u1"),
            row("view", "1", "u".repeat(257)),
            good.replace("2019-10-01", "2019-13-01"),
            good.substring(0, 30),
            good + ",x",
            good.replace(",samsung,", ",\"samsung,"),
            good);

    // Then
    assertThat(reading.causes())
        .containsExactly(
            "no-user",
            "unknown-event",
            "bad-field",
            "bad-timestamp",
            "missing-columns",
            "extra-columns",
            "bad-csv");
    assertThat(reading.events()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01 00:00:00", "1969-12-31 23:59:59", "2100-01-01 00:00:00"})
  void shouldKeepAnAbsurdTimeButNotItsArrivalWhenItCanBeRead(String absurd) {
    // Given
    String good = row("view", "1", "u1");

    // When
    LogReading reading = read(good, good.replace("2019-10-01 00:00:01", absurd));

    // Then
    LogRecord last = reading.records().getLast();
    assertThat(((ClickEvent) last.value()).getHeader().getOccurredAt())
        .isEqualTo(absurd.replace(' ', 'T') + "Z");
    assertThat(last.arrivedAt()).isEqualTo(reading.records().get(1).arrivedAt());
  }

  private static String row(String kind, String price, String user) {
    return "2019-10-01 00:00:01 UTC,%s,42,2053,electronics.smart_phone,samsung,%s,%s,s1"
        .formatted(kind, price, user);
  }

  private static LogReading read(String... rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = HEADER;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    return LogReading.of(LogFormat.REES46, lines);
  }
}
