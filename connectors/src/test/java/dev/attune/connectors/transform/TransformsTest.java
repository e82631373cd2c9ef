package dev.attune.connectors.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransformsTest {

  private static SourceRecord row(@Nullable Schema schema, @Nullable Object value) {
    return new SourceRecord(Map.of(), Map.of(), "raw", null, null, null, schema, value, 1_700L);
  }

  private static <T extends Transformation<SourceRecord>> T configured(
      T transform, String... pairs) {
    Map<String, String> config = new java.util.HashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      config.put(pairs[index], pairs[index + 1]);
    }
    transform.configure(config);
    return transform;
  }

  private static Struct value(SourceRecord record) {
    return (Struct) record.value();
  }

  private static String header(SourceRecord record, String field) {
    return value(record).getStruct("header").getString(field);
  }

  private static SourceRecord segment(String json) {
    return configured(new FromSegment<SourceRecord>(), "topic.prefix", "shop.")
        .apply(row(null, json.getBytes(StandardCharsets.UTF_8)));
  }

  private static SourceRecord ga4(Object row) {
    return configured(new FromGa4<SourceRecord>()).apply(row(null, row));
  }

  private static SourceRecord snowplow(String row) {
    return configured(new FromSnowplow<SourceRecord>()).apply(row(null, row));
  }

  @Test
  void shouldSendASegmentCallToTheTopicOfItsEvent() {
    // When
    SourceRecord event =
        segment(
            """
            {"type":"track","event":"Order Completed","messageId":"m1","userId":"anna",
             "timestamp":"2026-01-01T10:00:00Z","properties":{"order_id":"o1","total":19.9,
             "currency":"EUR","products":[{"product_id":"p1","price":19.9}]}}
            """);

    // Then
    assertThat(event.topic()).isEqualTo("shop.purchases");
    assertThat(event.key()).isEqualTo("anna");
    assertThat(header(event, "eventId")).isEqualTo("m1");
    assertThat(value(event).get("total")).isEqualTo(new BigDecimal("19.9000"));
    assertThat(event.timestamp()).isEqualTo(1_700L);
  }

  @Test
  void shouldGiveTheSameRowTheSameIdWhenItBringsNone() {
    // Given
    String row = "{\"type\":\"page\",\"userId\":\"anna\",\"timestamp\":\"2026-01-01T10:00:0%dZ\"}";

    // When
    List<String> ids =
        List.of(0, 0, 1).stream()
            .map(second -> header(segment(row.formatted(second)), "eventId"))
            .toList();

    // Then
    assertThat(ids.get(0)).startsWith("segment-").isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
  }

  @Test
  void shouldSayInOneLineWhatIsWrongWithARow() {
    assertThatThrownBy(() -> segment("{\"type\":\"page\",\"timestamp\":\"2026-01-01T10:00:00Z\"}"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "FromSegment cannot read a record of raw: no-user: neither userId nor anonymousId");
    assertThatThrownBy(() -> segment("{\"batch\":[]}")).hasMessageContaining("part it before");
  }

  @Test
  void shouldLeaveOutWhatIsNoEvent() {
    assertThat(segment("{\"type\":\"group\",\"userId\":\"anna\"}")).isNull();
    assertThat(configured(new FromSegment<SourceRecord>()).apply(row(null, null))).isNull();
  }

  @Test
  void shouldReadAPurchaseOfGoogleAnalytics() {
    // When
    SourceRecord event =
        ga4(
            """
            {"event_date":"20260101","event_timestamp":"1767261600123456","event_name":"purchase",
             "event_params":[{"key":"ga_session_id","value":{"int_value":"99"}},
               {"key":"currency","value":{"string_value":"EUR"}}],
             "user_id":null,"user_pseudo_id":"v1","device":{"language":"de-at"},
             "ecommerce":{"transaction_id":"T1","purchase_revenue":66.4},
             "items":[{"item_id":"p1","item_name":"Kettle","item_brand":"(not set)",
               "item_category":"Home","item_category2":"Kitchen","price":33.2,"quantity":2}]}
            """);

    // Then
    assertThat(event.topic()).isEqualTo("purchases");
    assertThat(event.key()).isEqualTo("v1");
    assertThat(header(event, "sessionId")).isEqualTo("99");
    assertThat(header(event, "locale")).isEqualTo("de-AT");
    assertThat(value(event).getStruct("header").get("occurredAt"))
        .isEqualTo(Date.from(Instant.parse("2026-01-01T10:00:00.123Z")));
    assertThat(value(event).getString("orderId")).isEqualTo("T1");
    Struct line = (Struct) value(event).getArray("lines").getFirst();
    assertThat(line.getInt32("quantity")).isEqualTo(2);
    assertThat(line.getStruct("product").getString("category")).isEqualTo("Home.Kitchen");
    assertThat(line.getStruct("product").getString("brand")).isNull();
  }

  @Test
  void shouldReadGoogleAnalyticsFromMapsAsWell() {
    // Given
    Map<String, Object> row =
        Map.of(
            "event_name",
            "add_to_cart",
            "event_timestamp",
            1_767_261_600_000_000L,
            "user_pseudo_id",
            "v1",
            "items",
            List.of(Map.of("item_id", "p1", "price", 33.2)));

    // When
    SourceRecord event = ga4(row);

    // Then
    assertThat(value(event).getString("type")).isEqualTo("PRODUCT_ADDED");
    assertThat(value(event).getStruct("product").get("price")).isEqualTo(new BigDecimal("33.2000"));
    assertThat(header(event, "eventId")).startsWith("ga4-");
  }

  @Test
  void shouldLeaveOutWhatABrowserReportsByItself() {
    assertThat(
            ga4("{\"event_name\":\"scroll\",\"event_timestamp\":\"1\",\"user_pseudo_id\":\"v\"}"))
        .isNull();
  }

  private static String snowplowLine(Map<String, String> values) {
    String[] columns = new String[SnowplowColumns.COUNT];
    Arrays.fill(columns, "");
    values.forEach((name, value) -> columns[SnowplowColumns.PLACES.getOrDefault(name, 0)] = value);
    return String.join("\t", columns);
  }

  @Test
  void shouldReadASnowplowLine() {
    // Given
    String contexts =
        """
        {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0","data":[
         {"schema":"iglu:com.snowplowanalytics.snowplow.ecommerce/product/jsonschema/1-0-0",
          "data":{"id":"P125","name":"T","category":"Mens/Apparel","price":200,"currency":"USD"}}]}
        """
            .replace("\n", "");
    String action =
        """
        {"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0","data":
         {"schema":"iglu:com.snowplowanalytics.snowplow.ecommerce/snowplow_ecommerce_action/jsonschema/1-0-2",
          "data":{"type":"add_to_cart"}}}
        """
            .replace("\n", "");

    // When
    SourceRecord event =
        snowplow(
            snowplowLine(
                Map.of(
                    "event", "unstruct",
                    "event_id", "e1",
                    "domain_userid", "d1",
                    "derived_tstamp", "2026-01-01 10:00:00.123",
                    "page_url", "https://shop.example/p?token=1",
                    "contexts", contexts,
                    "unstruct_event", action)));

    // Then
    assertThat(event.key()).isEqualTo("d1");
    assertThat(header(event, "eventId")).isEqualTo("e1");
    assertThat(value(event).getString("type")).isEqualTo("PRODUCT_ADDED");
    assertThat(value(event).getString("url")).isEqualTo("https://shop.example/p");
    assertThat(value(event).getStruct("product").getString("category")).isEqualTo("Mens.Apparel");
    assertThat(value(event).getStruct("product").getString("currency")).isEqualTo("USD");
  }

  @Test
  void shouldReadTheJsonOfSnowplowsAnalyticsSdk() {
    // When
    SourceRecord event =
        snowplow(
            """
            {"event":"unstruct","event_id":"e2","user_id":"anna","collector_tstamp":"2026-01-01T10:00:00.5Z",
             "unstruct_event_com_snowplowanalytics_snowplow_ecommerce_snowplow_ecommerce_action_1":
               {"type":"transaction"},
             "contexts_com_snowplowanalytics_snowplow_ecommerce_transaction_1":
               [{"transaction_id":"T9","revenue":45.5,"currency":"EUR","payment_method":"card"}],
             "contexts_com_snowplowanalytics_snowplow_ecommerce_product_1":
               [{"id":"P1","price":45.5,"currency":"EUR","quantity":1}]}
            """);

    // Then
    assertThat(event.topic()).isEqualTo("purchases");
    assertThat(value(event).getString("orderId")).isEqualTo("T9");
    assertThat(value(event).get("total")).isEqualTo(new BigDecimal("45.5000"));
  }

  @Test
  void shouldLeaveOutPagePingsAndRefuseALineThatIsCut() {
    assertThat(snowplow("{\"event\":\"page_ping\",\"event_id\":\"e\"}")).isNull();
    assertThatThrownBy(() -> snowplow("a\tb\tc"))
        .hasMessageContaining("3 tab-separated values, 131 are an event");
  }

  private static final Schema ORDER =
      SchemaBuilder.struct()
          .optional()
          .field("user_id", Schema.STRING_SCHEMA)
          .field("order_id", Schema.INT64_SCHEMA)
          .field("status", Schema.STRING_SCHEMA)
          .field("total", Decimal.schema(2))
          .field("currency", Schema.OPTIONAL_STRING_SCHEMA)
          .field("lines", SchemaBuilder.string().name("io.debezium.data.Json").build())
          .field(
              "updated_at", SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").build())
          .build();

  private static final Schema ENVELOPE =
      SchemaBuilder.struct()
          .field("before", ORDER)
          .field("after", ORDER)
          .field("op", Schema.STRING_SCHEMA)
          .build();

  private static Struct order(String status) {
    return new Struct(ORDER)
        .put("user_id", "anna")
        .put("order_id", 7L)
        .put("status", status)
        .put("total", new BigDecimal("66.40"))
        .put("currency", "EUR")
        .put("lines", "[{\"product_id\":\"p1\",\"price\":33.2,\"quantity\":2}]")
        .put("updated_at", 1_767_261_600_123_456L);
  }

  private static SourceRecord change(@Nullable Struct before, @Nullable Struct after, String op) {
    Struct change = new Struct(ENVELOPE).put("before", before).put("after", after).put("op", op);
    return configured(new FromDebezium<SourceRecord>()).apply(row(ENVELOPE, change));
  }

  @Test
  void shouldMakeAPurchaseOfAnOrderThatComesToBePaid() {
    // When
    SourceRecord event = change(order("open"), order("paid"), "u");

    // Then
    assertThat(event.topic()).isEqualTo("purchases");
    assertThat(event.key()).isEqualTo("anna");
    assertThat(header(event, "eventId")).isEqualTo("order-7-order-completed");
    assertThat(value(event).getString("orderId")).isEqualTo("7");
    assertThat(value(event).get("total")).isEqualTo(new BigDecimal("66.4000"));
    assertThat(value(event).getStruct("header").get("occurredAt"))
        .isEqualTo(Date.from(Instant.parse("2026-01-01T10:00:00.123Z")));
  }

  @Test
  void shouldMakeNoEventOfAChangeThatLeavesTheStateAsItIs() {
    assertThat(change(order("paid"), order("completed"), "u")).isNull();
    assertThat(change(null, order("open"), "c")).isNull();
    assertThat(change(order("paid"), null, "d")).isNull();
  }

  @Test
  void shouldReadPlainRowsOfDebeziumAndRefunds() {
    // When
    SourceRecord event =
        configured(new FromDebezium<SourceRecord>()).apply(row(ORDER, order("refunded")));

    // Then
    assertThat(value(event).getString("type")).isEqualTo("ORDER_REFUNDED");
  }

  @Test
  void shouldRefuseAStateThatMeansTwoThings() {
    assertThatThrownBy(
            () -> configured(new FromDebezium<SourceRecord>(), "status.refunded", "paid"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("names the state paid");
  }

  @Test
  void shouldPutTheSamePseudonymIntoKeyAndField() {
    // Given
    SourceRecord event =
        segment("{\"type\":\"page\",\"userId\":\"anna\",\"timestamp\":\"2026-01-01T10:00:00Z\"}");
    Pseudonymize<SourceRecord> hide =
        configured(
            new Pseudonymize<SourceRecord>(),
            "secret",
            "a secret of sixteen",
            "key",
            "true",
            "fields",
            "header.userId");

    // When
    SourceRecord hidden = hide.apply(event);

    // Then
    assertThat(hidden.key())
        .isEqualTo(header(hidden, "userId"))
        .asString()
        .hasSize(22)
        .isNotEqualTo("anna");
    assertThat(hide.apply(event).key()).isEqualTo(hidden.key());
    assertThat(header(event, "userId")).isEqualTo("anna");
  }

  @Test
  void shouldRefuseToHideWhatIsNotThereOrIsNoText() {
    // Given
    SourceRecord event =
        segment("{\"type\":\"page\",\"userId\":\"anna\",\"timestamp\":\"2026-01-01T10:00:00Z\"}");
    String[] secret = {"secret", "a secret of sixteen", "fields", "header.mail"};
    Pseudonymize<SourceRecord> wrong = configured(new Pseudonymize<SourceRecord>(), secret);

    // When / Then
    assertThatThrownBy(() -> wrong.apply(event))
        .hasMessageContaining("There is no field header.mail");
    secret[3] = "quantity";
    Pseudonymize<SourceRecord> number = configured(new Pseudonymize<SourceRecord>(), secret);
    assertThatThrownBy(() -> number.apply(event))
        .hasMessage("quantity is no text and cannot become a pseudonym");
    assertThatThrownBy(
            () -> configured(new Pseudonymize<SourceRecord>(), "secret", "short", "key", "true"))
        .hasMessage("secret must be at least 16 characters long");
  }
}
