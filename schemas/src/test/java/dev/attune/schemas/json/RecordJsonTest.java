package dev.attune.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.OfferText;
import dev.attune.avro.ProductRef;
import dev.attune.avro.Profile;
import dev.attune.avro.UserJourney;
import dev.attune.avro.UserRequests;
import dev.attune.schemas.serde.RandomRecords;
import dev.attune.schemas.serde.Samples;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {

  @Test
  void shouldWriteTheCanonicalFormWhenAnEventIsGiven() {
    assertThat(RecordJson.toJson(Samples.click()))
        .isEqualTo(
            "{\"header\":{\"eventId\":\"0b6f2a1e-7f0e-4b0a-9d3b-2f6c1f1f0a01\","
                + "\"userId\":\"user-4711\",\"occurredAt\":\"2026-11-23T09:30:00.125Z\","
                + "\"sessionId\":\"session-9\",\"locale\":\"de-AT\","
                + "\"timeZone\":\"Europe/Vienna\",\"source\":\"web\"},"
                + "\"type\":\"PRODUCT_VIEWED\","
                + "\"product\":{\"productId\":\"kettle-12\",\"name\":\"Wasserkocher Größe 2\","
                + "\"category\":\"appliances.kitchen.kettle\",\"brand\":\"Stöver\","
                + "\"price\":33.20,\"currency\":\"EUR\"},"
                + "\"quantity\":1,\"query\":null,\"results\":null,"
                + "\"url\":\"https://shop.example/p/12\",\"formerId\":null}");
  }

  @ParameterizedTest
  @CsvSource({
    "33.2000, 33.20",
    "5, 5.00",
    "0.0000, 0.00",
    "1.2345, 1.2345",
    "0.00001234, 0.00001234",
    "1E+3, 1000.00",
    "-0.5, -0.50"
  })
  void shouldWriteOneFormOfADecimalWhateverItsScale(BigDecimal price, String text) {
    // Given
    ProductRef product = new ProductRef("p", null, null, null, price, null);

    // Then
    assertThat(RecordJson.toJson(product)).contains("\"price\":" + text + ",");
  }

  @Test
  void shouldSortMapsAndKeepMillisWhenTheyComeInAnyOrder() {
    // Given
    Map<String, ConsentStatus> purposes = new LinkedHashMap<>();
    purposes.put("training", ConsentStatus.DENIED);
    purposes.put("marketing.email", ConsentStatus.GRANTED);
    ConsentRecord consent =
        new ConsentRecord(
            "u", 1L, Instant.parse("2026-11-23T09:30:00Z"), purposes, "web", null, Map.of(), null);

    // Then
    assertThat(RecordJson.toJson(consent))
        .contains("\"changedAt\":\"2026-11-23T09:30:00.000Z\"")
        .contains("{\"marketing.email\":\"GRANTED\",\"training\":\"DENIED\"}");
  }

  @Test
  void shouldWriteBytesTwiceTheSameWhenTheBufferIsReadTwice() {
    // Given
    DeadLetter letter =
        new DeadLetter(
            "event",
            "empty",
            "no bytes",
            "t",
            0,
            1L,
            Instant.EPOCH,
            3,
            ByteBuffer.wrap(new byte[] {1, 2, 3}));

    // When
    String first = RecordJson.toJson(letter);

    // Then
    assertThat(first).endsWith("\"value\":\"AQID\"}").isEqualTo(RecordJson.toJson(letter));
  }

  @Test
  void shouldGiveTheBytesOfTheStoredRecordWhenATextIsNoUnicode() {
    // Given
    OfferText loneSurrogate = new OfferText("a\uD800b", "", "");

    // Then
    assertThat(
            new String(RecordJson.toBytes(loneSurrogate), java.nio.charset.StandardCharsets.UTF_8))
        .startsWith("{\"headline\":\"a?b\"");
  }

  @Property(tries = 300)
  void shouldReadBackWhatItWroteWhateverTheRecord(
      @ForAll("contracts") Class<? extends SpecificRecord> type, @ForAll long seed) {
    SpecificRecord datum = RandomRecords.of(type, seed);

    String json = RecordJson.toJson(datum);

    assertThat((Object) RecordJson.fromJson(json, type)).isEqualTo(datum);
    assertThat(RecordJson.toJson(RecordJson.fromJson(json, type))).isEqualTo(json);
  }

  @Provide
  Arbitrary<Class<? extends SpecificRecord>> contracts() {
    return Arbitraries.of(
        Stream.<Class<? extends SpecificRecord>>concat(
                new Topics("").all().stream().map(Topic::valueType),
                Stream.of(Profile.class, UserRequests.class, UserJourney.class))
            .toList());
  }

  @Test
  void shouldTakeDefaultsWhenFieldsAreMissing() {
    // Given
    String json =
        "{\"header\":{\"eventId\":\"e\",\"userId\":\"u\",\"occurredAt\":\"2026-11-23T09:30:00Z\"},"
            + "\"type\":\"PAGE_VIEWED\",\"unheardOf\":[1]}";

    // When
    ClickEvent event = RecordJson.fromJson(json, ClickEvent.class);

    // Then
    assertThat(event.getQuantity()).isEqualTo(1);
    assertThat(event.getHeader().getSource()).isEqualTo("unknown");
    assertThat(event.getProduct()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | ProductRef.productId: expected a value",
        "[] | ProductRef: expected an object",
        "{\"productId\":7} | ProductRef.productId: expected a text",
        "{\"productId\":null} | ProductRef.productId: expected a text",
        "{\"productId\":\"p\",\"price\":\"9\"} | ProductRef.price: expected a number",
        "{\"productId\":\"p\",\"price\":1e999999999} | ProductRef.price: expected at most 18 digits",
        "{\"productId\":\"p\",\"price\":1e-999999999} | ProductRef.price: expected at most 18 digits",
        "{\"productId\":\"p\",\"price\":0.00001} | ProductRef.price: expected at most 18 digits",
        "{ | ProductRef: not JSON"
      })
  void shouldNameThePlaceWhenJsonDoesNotFit(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordJson.fromJson(json, ProductRef.class))
        .withMessageStartingWith(message);
  }
}
