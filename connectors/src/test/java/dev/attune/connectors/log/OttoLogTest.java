package dev.attune.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.PurchaseEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OttoLogTest {

  @Test
  void shouldReadEachEventOfASessionInOrder() {
    // When
    LogReading reading =
        read(
            """
            {"session":7,"events":[{"aid":1,"ts":1659304800025,"type":"clicks"},\
            {"aid":1,"ts":1659304904511,"type":"carts"}]}\
            """);

    // Then
    assertThat(reading.values(ClickEvent.class))
        .extracting(ClickEvent::getType)
        .containsExactly(ClickType.PRODUCT_VIEWED, ClickType.PRODUCT_ADDED);
    assertThat(reading.events())
        .extracting(LogRecord::key, LogRecord::arrivedAt)
        .containsExactly(
            tuple("7", Instant.ofEpochMilli(1659304800025L)),
            tuple("7", Instant.ofEpochMilli(1659304904511L)));
  }

  @Test
  void shouldMakeOneOrderWhenOrderEventsFollowEachOtherAtOneTime() {
    // When
    LogReading reading =
        read(
            """
            {"session":7,"events":[{"aid":1,"ts":1659304800025,"type":"orders"},\
            {"aid":2,"ts":1659304800025,"type":"orders"},\
            {"aid":3,"ts":1659304800026,"type":"orders"},\
            {"aid":3,"ts":1659304800026,"type":"clicks"},\
            {"aid":4,"ts":1659304800026,"type":"orders"}]}\
            """);

    // Then
    assertThat(reading.values(PurchaseEvent.class))
        .extracting(PurchaseEvent::getOrderId, order -> order.getLines().size())
        .containsExactly(tuple("otto-0-1-0", 2), tuple("otto-0-1-2", 1), tuple("otto-0-1-4", 1));
  }

  @Test
  void shouldReportTheEventAndKeepTheOthersWhenOneIsWrong() {
    // When
    LogReading reading =
        read(
            """
            {"session":7,"events":[{"aid":1,"ts":1659304800025,"type":"wishes"},\
            {"aid":1,"ts":"soon","type":"clicks"},{"ts":1659304800025,"type":"clicks"},5,\
            {"aid":1,"ts":1659304800025,"type":"clicks"}]}\
            """);

    // Then
    assertThat(reading.causes())
        .containsExactly("unknown-event", "bad-timestamp", "missing-field", "bad-timestamp");
    assertThat(reading.events()).hasSize(1);
  }

  @Test
  void shouldReportTheLineWhenItIsNoSession() {
    // When
    LogReading reading =
        read("{\"events\":[]}", "{\"session\":1}", "{\"session\":1,\"events\":{}}", "[]", "{");

    // Then
    assertThat(reading.causes())
        .containsExactly("no-user", "missing-field", "bad-field", "bad-json", "bad-json");
  }

  @Test
  void shouldLetLaterSessionsArriveLateWhenTheLogIsNotInTimeOrder() {
    // Given
    String later =
        "{\"session\":1,\"events\":[{\"aid\":1,\"ts\":1661723987000,\"type\":\"clicks\"}]}";
    String earlier =
        "{\"session\":2,\"events\":[{\"aid\":1,\"ts\":1659304800000,\"type\":\"clicks\"}]}";

    // When
    LogReading reading = read(later, earlier);

    // Then
    assertThat(reading.events())
        .extracting(LogRecord::arrivedAt)
        .containsOnly(Instant.ofEpochMilli(1661723987000L));
  }

  private static LogReading read(String... lines) {
    return LogReading.of(LogFormat.OTTO, lines);
  }
}
