package dev.attune.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.OfferText;
import dev.attune.avro.ProductRef;
import dev.attune.avro.SlotGeneration;
import dev.attune.schemas.contract.Contracts;
import dev.attune.schemas.registry.MockSchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.registry.SchemaRegistryException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Poison of every kind, made by hand. */
class MalformedRecordTest {
  private static final String TOPIC = "offers";

  private final MockSchemaRegistry registry = new MockSchemaRegistry();

  // SlotGeneration is a string and a long: 02 61 is "a", 0e is 7.
  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "7b2261223a317d, wrong-magic-byte",
    "00, truncated",
    "00000001, truncated",
    "0000000001, truncated",
    "00000000010261, truncated",
    "000000000102610e00, trailing-bytes",
    "000000000102610e02610e, trailing-bytes",
    "00000000630261, unknown-schema-id",
    "00ffffffff0261, unknown-schema-id",
    "0000000001feffffff07, truncated",
    "0000000001feffffff0f, invalid-value",
    "0000000001ffffffffffffffffff01, invalid-value",
    "000000000101610e, invalid-value",
    "000000000102ff0e, invalid-utf8",
    "000000000104c3280e, invalid-utf8",
    "00000000010261ffffffffffffffffffff01, invalid-value",
  })
  void shouldNameTheCauseWhenBytesAreNoRecord(String hex, String key) {
    // Given
    AvroSerde<SlotGeneration> serde = registered(SlotGeneration.class);
    byte[] bytes = HexFormat.of().parseHex(hex);

    // When
    MalformedRecordException thrown =
        catchThrowableOfType(
            MalformedRecordException.class, () -> serde.deserializer().deserialize(TOPIC, bytes));

    // Then
    assertThat(thrown.reason().key()).isEqualTo(key);
    assertThat(thrown).hasMessageStartingWith(TOPIC + ": " + key).hasNoCause();
  }

  @Test
  void shouldKeepTheReplacementCharacterWhenItWasReallyWritten() {
    // Given
    AvroSerde<OfferText> serde = registered(OfferText.class);
    OfferText text = new OfferText("a\uFFFDb", "ÿ", "日本");

    // When
    byte[] bytes = serde.serializer().serialize(TOPIC, text);

    // Then
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"03", "04", "7e", "ffffffff0f"})
  void shouldRefuseWhenAUnionBranchOrSymbolDoesNotExist(String index) {
    // Given
    AvroSerde<ConsentRecord> serde = registered(ConsentRecord.class);
    String start = "0000000001" + "0261" + "00" + "00" + "02" + "0278";

    // Then
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(
            () -> serde.deserializer().deserialize(TOPIC, HexFormat.of().parseHex(start + index)))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(MalformedCause.INVALID_VALUE));
  }

  @Test
  void shouldRefuseWhenTheSchemaIsOfAnotherTopic() {
    // Given
    byte[] bytes = registered(OfferText.class).serializer().serialize(TOPIC, text());
    AvroSerde<ClickEvent> serde = AvroSerde.of(ClickEvent.class, registry);

    // Then
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(MalformedCause.INCOMPATIBLE_SCHEMA));
  }

  @Test
  void shouldRefuseRatherThanMisreadWhenAnotherWriterCountsInOtherUnits() {
    // Given
    Schema inCents =
        new Schema.Parser()
            .parse(
                Contracts.contractOf(ProductRef.class)
                    .toString()
                    .replace("\"scale\":4", "\"scale\":2"));
    int id = registry.register("products-value", inCents);
    byte[] bytes =
        HexFormat.of().parseHex("00000000" + "0" + id + "0270" + "000000" + "020214" + "00");

    // Then
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() ->
            AvroSerde.of(ProductRef.class, registry).deserializer().deserialize("products", bytes))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(MalformedCause.INCOMPATIBLE_SCHEMA));
  }

  @Test
  void shouldReadTheRecordLaterWhenItsSchemaIsRegisteredLater() {
    // Given
    MockSchemaRegistry elsewhere = new MockSchemaRegistry();
    byte[] bytes = AvroSerde.of(OfferText.class, elsewhere).serializer().serialize(TOPIC, text());
    AvroSerde<OfferText> serde = AvroSerde.of(OfferText.class, registry);
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes));

    // When
    registry.register(TOPIC + "-value", Contracts.contractOf(OfferText.class));

    // Then
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(text());
  }

  @Test
  void shouldNotCallItPoisonWhenTheRegistryIsAway() {
    // Given
    byte[] bytes = registered(OfferText.class).serializer().serialize(TOPIC, text());
    try (SchemaRegistry nobody =
        SchemaRegistry.open(
            Map.of("schema.registry.url", "http://127.0.0.1:1", "max.retries", "0"))) {
      AvroSerde<OfferText> serde = AvroSerde.of(OfferText.class, nobody);

      // Then
      assertThatExceptionOfType(SchemaRegistryException.Unavailable.class)
          .isThrownBy(() -> serde.deserializer().deserialize(TOPIC, bytes));
    }
  }

  @Test
  void shouldSayNothingOfTheRecordWhenItIsMalformed() {
    // Given
    AvroSerde<OfferText> serde = registered(OfferText.class);
    byte[] whole =
        Objects.requireNonNull(
            serde.serializer().serialize(TOPIC, new OfferText("secret", "secret", "secret")));

    // Then
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(
            () -> serde.deserializer().deserialize(TOPIC, Arrays.copyOf(whole, whole.length - 1)))
        .satisfies(e -> assertThat(e).message().doesNotContain("secret"));
  }

  @Test
  void shouldReadWhatAnOlderWriterWroteWhenItLackedOptionalFields() {
    // Given
    Schema older =
        SchemaBuilder.record("ConsentRecord")
            .namespace("dev.attune.avro")
            .fields()
            .requiredString("userId")
            .requiredLong("version")
            .name("changedAt")
            .type(
                org.apache.avro.LogicalTypes.timestampMillis()
                    .addToSchema(Schema.create(Schema.Type.LONG)))
            .noDefault()
            .name("purposes")
            .type(
                SchemaBuilder.map()
                    .values(
                        SchemaBuilder.enumeration("ConsentStatus")
                            .namespace("dev.attune.avro")
                            .symbols("GRANTED", "DENIED")))
            .noDefault()
            .requiredString("source")
            .requiredString("dropped")
            .endRecord();
    int id = registry.register("x-value", older);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0, 0, 0, 0, (byte) id});
    bytes.writeBytes(HexFormat.of().parseHex("0261" + "0e" + "d00f" + "00" + "0262" + "0263"));

    // When
    ConsentRecord read =
        AvroSerde.of(ConsentRecord.class, registry)
            .deserializer()
            .deserialize("x", bytes.toByteArray());

    // Then
    assertThat(Objects.requireNonNull(read).getVersion()).isEqualTo(7);
    assertThat(read.getChangedAt()).hasToString("1970-01-01T00:00:01Z");
    assertThat(read.getRegion()).isNull();
  }

  private <T extends SpecificRecord> AvroSerde<T> registered(Class<T> type) {
    registry.register(TOPIC + "-value", Contracts.contractOf(type));
    return AvroSerde.of(type, registry);
  }

  private static OfferText text() {
    return new OfferText("headline", "body", "go");
  }
}
