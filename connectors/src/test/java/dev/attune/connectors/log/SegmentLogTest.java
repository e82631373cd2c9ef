package dev.attune.connectors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageChannel;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentLogTest {

  @Test
  void shouldReadWhoWhenAndWhereWhenAProductIsViewed() {
    // When
    LogReading reading =
        read(
            """
            {"type":"track","messageId":"m-1","userId":"u1","anonymousId":"a1",\
            "timestamp":"2026-11-23T13:00:00.123+01:00",\
            "context":{"locale":"de_AT","timezone":"Europe/Vienna","sessionId":"s1",\
            "page":{"url":"https://shop.test/p/1?utm=x#top"}},\
            "event":"Product Viewed","properties":{"product_id":"p1","name":"Kettle",\
            "category":"Kitchen > Kettles","brand":"Boil","price":"35.79","currency":"EUR"}}\
            """);

    // Then
    ClickEvent click = reading.values(ClickEvent.class).getFirst();
    EventHeader header = click.getHeader();
    assertThat(click.getType()).isEqualTo(ClickType.PRODUCT_VIEWED);
    assertThat(header.getEventId()).isEqualTo("m-1");
    assertThat(header.getUserId()).isEqualTo("u1");
    assertThat(header.getOccurredAt()).isEqualTo("2026-11-23T12:00:00.123Z");
    assertThat(header.getLocale()).isEqualTo("de-AT");
    assertThat(header.getTimeZone()).isEqualTo("Europe/Vienna");
    assertThat(header.getSessionId()).isEqualTo("s1");
    assertThat(click.getUrl()).isEqualTo("https://shop.test/p/1");
    assertThat(click.getProduct().getPrice()).isEqualTo(new BigDecimal("35.7900"));
    CatalogItem item = reading.values(CatalogItem.class).getFirst();
    assertThat(item.getName()).isEqualTo("Kettle");
    assertThat(item.getCategory()).isEqualTo("Kitchen.Kettles");
  }

  @Test
  void shouldKeepWhatWasKnownOfAProductWhenALaterCallTellsLess() {
    // When
    LogReading reading =
        read(
            track("Product Viewed", "\"product_id\":\"p1\",\"name\":\"Kettle\",\"price\":35"),
            track("Product Added", "\"product_id\":\"p1\""),
            track("Product Added", "\"product_id\":\"p1\",\"price\":30"));

    // Then
    assertThat(reading.values(CatalogItem.class))
        .extracting(CatalogItem::getName, CatalogItem::getPrice)
        .containsExactly(
            tuple("Kettle", new BigDecimal("35.0000")), tuple("Kettle", new BigDecimal("30.0000")));
  }

  @ParameterizedTest
  @CsvSource({
    "Product Added,PRODUCT_ADDED",
    "Product Removed,PRODUCT_REMOVED",
    "product added to wishlist,PRODUCT_WISHLISTED",
    "Product Shared,PRODUCT_SHARED",
    "Product Clicked,OTHER",
    "Product List Viewed,PRODUCT_LIST_VIEWED",
    "Cart Viewed,CART_VIEWED",
    "Checkout Started,CHECKOUT_STARTED",
    "Coupon Applied,OTHER",
    "Level Won,OTHER"
  })
  void shouldReadEachStepThroughTheShop(String event, ClickType type) {
    // When
    LogReading reading = read(track(event, "\"product_id\":\"p1\",\"quantity\":2"));

    // Then
    assertThat(reading.values(ClickEvent.class))
        .extracting(ClickEvent::getType, click -> click.getProduct().getProductId())
        .containsExactly(tuple(type, "p1"));
  }

  @Test
  void shouldReadQueryAndResultsWhenProductsAreSearched() {
    // When
    LogReading reading =
        read(
            track("Products Searched", "\"query\":\"kettle\",\"results\":0"),
            track("Products Searched", "\"query\":\"kettle\",\"products\":[{\"product_id\":1}]"),
            track("Products Searched", "\"query\":\"kettle\""),
            track("Products Searched", "\"results\":3"));

    // Then
    assertThat(reading.values(ClickEvent.class))
        .extracting(ClickEvent::getQuery, ClickEvent::getResults)
        .containsExactly(tuple("kettle", 0), tuple("kettle", 1), tuple("kettle", null));
    assertThat(reading.causes()).containsExactly("missing-field");
  }

  @Test
  void shouldReadLinesAndTotalWhenAnOrderIsCompleted() {
    // When
    LogReading reading =
        read(
            track(
                "Order Completed",
                """
                "order_id":50314,"revenue":25,"total":27.5,"currency":"USD","coupon":"hasbros",\
                "products":[{"product_id":"p1","price":10,"quantity":2},{"sku":"p2","price":5}]\
                """));

    // Then
    PurchaseEvent order = reading.values(PurchaseEvent.class).getFirst();
    assertThat(order.getOrderId()).isEqualTo("50314");
    assertThat(order.getTotal()).isEqualTo(new BigDecimal("27.5000"));
    assertThat(order.getCoupon()).isEqualTo("hasbros");
    assertThat(order.getLines())
        .extracting(line -> line.getProduct().getProductId(), line -> line.getQuantity())
        .containsExactly(tuple("p1", 2), tuple("p2", 1));
    assertThat(order.getLines().getFirst().getProduct().getCurrency()).isEqualTo("USD");
  }

  @Test
  void shouldSumTheLinesWhenAnOrderNamesNoTotal() {
    // When
    LogReading reading =
        read(
            track(
                "Order Refunded",
                "\"order_id\":1,\"products\":[{\"product_id\":1,\"price\":2.5,\"quantity\":3}]"),
            track("Order Cancelled", "\"order_id\":2"),
            track("Order Completed", "\"order_id\":3"));

    // Then
    assertThat(reading.values(PurchaseEvent.class))
        .extracting(PurchaseEvent::getType, PurchaseEvent::getTotal)
        .containsExactly(
            tuple(PurchaseType.ORDER_REFUNDED, new BigDecimal("7.5000")),
            tuple(PurchaseType.ORDER_CANCELLED, new BigDecimal("0.0000")));
    assertThat(reading.causes()).containsExactly("missing-field");
    assertThat(reading.values(CatalogItem.class)).isEmpty();
  }

  @Test
  void shouldReadWordsAndStarsWhenAUserWrites() {
    // When
    LogReading reading =
        read(
            track(
                "Product Reviewed",
                "\"product_id\":\"p1\",\"review_body\":\"I love it\",\"rating\":\"5\""),
            track("Message Sent", "\"channel\":\"chat\",\"text\":\"Where is it?\""),
            track("Product Reviewed", "\"rating\":6"));

    // Then
    assertThat(reading.values(MessageEvent.class))
        .extracting(MessageEvent::getChannel, MessageEvent::getText, MessageEvent::getRating)
        .containsExactly(
            tuple(MessageChannel.REVIEW, "I love it", 5),
            tuple(MessageChannel.CHAT, "Where is it?", null));
    assertThat(reading.causes()).containsExactly("bad-rating");
  }

  @Test
  void shouldReadWhatBecameOfAnOffer() {
    // When
    LogReading reading =
        read(
            track("Offer Shown", "\"offer_id\":\"o1\""),
            track("Offer Converted", "\"offer_id\":\"o1\",\"value\":9.99,\"currency\":\"EUR\""),
            track("Offer Clicked", ""));

    // Then
    assertThat(reading.values(OutcomeEvent.class))
        .extracting(OutcomeEvent::getType, OutcomeEvent::getOfferId, OutcomeEvent::getValue)
        .containsExactly(
            tuple(OutcomeType.SHOWN, "o1", null),
            tuple(OutcomeType.CONVERTED, "o1", new BigDecimal("9.9900")));
    assertThat(reading.causes()).containsExactly("missing-field");
  }

  @Test
  void shouldAskForErasureWhenTheUserDoes() {
    assertThat(read(track("Erasure Requested", "")).values(ErasureCommand.class))
        .extracting(ErasureCommand::getUserId, ErasureCommand::getCommandId)
        .containsExactly(tuple("u1", "segment-0-1"));
  }

  @Test
  void shouldReadIdentifyPageAndScreenAndCountWhatIsIgnored() {
    // When
    LogReading reading =
        read(
            call(
                "identify",
                "\"userId\":\"u1\",\"context\":{\"locale\":\"ko-KR\",\"timezone\":\"Mars\"}"),
            call(
                "page",
                "\"anonymousId\":\"a1\",\"properties\":{\"url\":\"https://shop.test/?q=1\"}"),
            call("screen", "\"anonymousId\":\"a1\""),
            call("alias", "\"userId\":\"u1\",\"previousId\":\"a1\""),
            call("group", "\"userId\":\"u1\""),
            call("wave", "\"userId\":\"u1\""));

    // Then
    assertThat(reading.values(ClickEvent.class))
        .extracting(
            ClickEvent::getType,
            click -> click.getHeader().getUserId(),
            click -> click.getHeader().getLocale(),
            click -> click.getHeader().getTimeZone(),
            ClickEvent::getUrl)
        .containsExactly(
            tuple(ClickType.IDENTIFIED, "u1", "ko-KR", null, null),
            tuple(ClickType.PAGE_VIEWED, "a1", null, null, "https://shop.test/"),
            tuple(ClickType.PAGE_VIEWED, "a1", null, null, null),
            tuple(ClickType.IDENTIFIED, "u1", null, null, null));
    assertThat(reading.values(ClickEvent.class))
        .extracting(ClickEvent::getFormerId)
        .containsExactly(null, null, null, "a1");
    assertThat(reading.counts().ignoredByKind()).containsExactly(entry("group", 1L));
    assertThat(reading.causes()).containsExactly("unknown-event");
  }

  @Test
  void shouldReadEachCallWhenTheyComeInABatch() {
    // When
    LogReading reading =
        read(
            """
            {"sentAt":"2026-11-23T12:00:00Z","context":{"locale":"fr-FR"},"batch":[\
            {"type":"page","userId":"u1"},{"type":"page"},\
            {"type":"page","userId":"u2","messageId":"m","context":{"locale":"de-DE"}},"junk"]}\
            """);

    // Then
    assertThat(reading.values(ClickEvent.class))
        .extracting(click -> click.getHeader().getEventId(), click -> click.getHeader().getLocale())
        .containsExactly(tuple("segment-0-1-0", "fr-FR"), tuple("m", "de-DE"));
    assertThat(reading.causes()).containsExactly("no-user", "missing-field");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"timestamp\":\"2026-01-01T00:00:00Z\",\"sentAt\":\"2026-02-01T00:00:00Z\"|2026-01-01T00:00:00Z",
        "\"originalTimestamp\":\"2026-01-01T00:00:00Z\",\"sentAt\":\"2026-01-01T00:00:05Z\","
            + "\"receivedAt\":\"2026-03-01T00:00:00Z\"|2026-02-28T23:59:55Z",
        "\"originalTimestamp\":\"2026-01-01T00:00:00Z\",\"sentAt\":\"2026-01-02T00:00:00Z\"|2026-01-01T00:00:00Z",
        "\"sentAt\":\"2026-01-02T00:00:00Z\"|2026-01-02T00:00:00Z",
        "\"timestamp\":\"1969-12-31T23:59:59Z\"|1969-12-31T23:59:59Z",
      })
  void shouldFollowTheRuleOfTheSpecWhenItTellsTheTime(String times, String expected) {
    // When
    LogReading reading = read("{\"type\":\"page\",\"userId\":\"u1\"," + times + "}");

    // Then
    assertThat(reading.values(ClickEvent.class).getFirst().getHeader().getOccurredAt())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"timestamp\":\"yesterday\"",
        ",\"timestamp\":0",
        ",\"timestamp\":\"+999999999-01-01T00:00:00Z\"",
        ",\"timestamp\":\"2026-02-30T00:00:00Z\""
      })
  void shouldReportTheCallWhenItHasNoReadableTime(String time) {
    assertThat(read("{\"type\":\"page\",\"userId\":\"u1\"" + time + "}").causes())
        .containsExactly("bad-timestamp");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"product_id\":1,\"price\":-1|bad-price",
        "\"product_id\":1,\"price\":1e400|bad-price",
        "\"product_id\":1,\"price\":1e400000000|bad-price",
        "\"product_id\":1,\"price\":\"NaN\"|bad-price",
        "\"product_id\":1,\"price\":NaN|bad-json",
        "\"product_id\":1,\"price\":{}|bad-field",
        "\"product_id\":1,\"quantity\":0|bad-quantity",
        "\"product_id\":1,\"quantity\":1.5|bad-quantity",
        "\"product_id\":1,\"currency\":\"euro\"|bad-field",
        "\"product_id\":1,\"product_id\":2|bad-json",
        "\"product_id\":1,\"name\":\"\\ud83d\"|lone-surrogate",
        "\"product_id\":1,\"a\\udc00\":1|lone-surrogate",
        "\"name\":\"Kettle\"|missing-field"
      })
  void shouldReportTheCauseWhenAPropertyIsWrong(String properties, String cause) {
    // When
    LogReading reading = read(track("Product Added", properties));

    // Then
    assertThat(reading.causes()).containsExactly(cause);
    assertThat(reading.records()).isEmpty();
  }

  @Test
  void shouldReportTheLineWhenTheJsonIsNoneOrOutOfBounds() {
    // Given
    String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);
    String longId = call("page", "\"userId\":\"" + "u".repeat(257) + "\"");

    // When
    LogReading reading =
        read(deep, longId, "{} {}", "\"text\"", "{", call("page", "\"userId\":{}"));

    // Then
    assertThat(reading.causes())
        .containsExactly("bad-json", "bad-field", "bad-json", "bad-json", "bad-json", "bad-field");
  }

  @Test
  void shouldKeepAnEmojiWhenItIsEscapedWhole() {
    // When
    LogReading reading = read(track("Message Sent", "\"text\":\"\\ud83d\\ude00\""));

    // Then
    assertThat(reading.values(MessageEvent.class).getFirst().getText()).isEqualTo("\ud83d\ude00");
  }

  static String track(String event, String properties) {
    return call(
        "track",
        "\"userId\":\"u1\",\"event\":\"%s\",\"properties\":{%s}".formatted(event, properties));
  }

  static String call(String type, String fields) {
    return "{\"type\":\"%s\",\"timestamp\":\"2026-11-23T12:00:00Z\",%s}".formatted(type, fields);
  }

  private static LogReading read(String... lines) {
    return LogReading.of(LogFormat.SEGMENT, lines);
  }
}
