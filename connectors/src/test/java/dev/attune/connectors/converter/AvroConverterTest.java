package dev.attune.connectors.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.avro.EventHeader;
import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.schemas.registry.RegistryConfig;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvroConverterTest {

  private static final String TOPIC = "purchases";
  private static final Map<String, String> REGISTRY =
      Map.of(RegistryConfig.URL, "mock://avro-converter");

  private final AvroConverter converter = new AvroConverter();

  private static PurchaseEvent order() {
    EventHeader header =
        new EventHeader(
            "e1", "anna", Instant.ofEpochMilli(1_700_000_000_123L), null, "de-AT", null, "pos");
    ProductRef product =
        new ProductRef("p1", "Kettle", null, null, new BigDecimal("33.2000"), "EUR");
    return new PurchaseEvent(
        header,
        PurchaseType.ORDER_COMPLETED,
        "o1",
        List.of(new OrderLine(product, 2)),
        new BigDecimal("66.4000"),
        "EUR",
        null);
  }

  @BeforeEach
  void configure() {
    converter.configure(REGISTRY, false);
  }

  @AfterEach
  void close() {
    converter.close();
  }

  @Test
  void shouldWriteTheBytesThatOurOwnSerdeReads() {
    // Given
    Struct struct = ContractStruct.of(order());

    // When
    byte[] bytes = converter.fromConnectData(TOPIC, struct.schema(), struct);

    // Then
    try (SchemaRegistry registry = SchemaRegistry.open(REGISTRY)) {
      assertThat(
              AvroSerde.of(PurchaseEvent.class, registry).deserializer().deserialize(TOPIC, bytes))
          .isEqualTo(order());
    }
  }

  @Test
  void shouldGiveBackTheStructThatItWrote() {
    // Given
    Struct struct = ContractStruct.of(order());
    byte[] bytes = converter.fromConnectData(TOPIC, struct.schema(), struct);

    // When
    SchemaAndValue read = converter.toConnectData(TOPIC, bytes);

    // Then
    assertThat(read.value()).isEqualTo(struct);
    assertThat(read.schema()).isEqualTo(ContractSchema.of(PurchaseEvent.class));
  }

  @Test
  void shouldTakeDefaultsWhenATransformHasDroppedAField() {
    // Given
    Struct whole = ContractStruct.of(order());
    SchemaBuilder less = SchemaBuilder.struct().name(PurchaseEvent.class.getName());
    whole.schema().fields().stream()
        .filter(field -> !field.name().equals("currency"))
        .forEach(field -> less.field(field.name(), field.schema()));
    Struct cut = new Struct(less.build());
    cut.schema().fields().forEach(field -> cut.put(field, whole.get(field.name())));

    // When
    byte[] bytes = converter.fromConnectData(TOPIC, cut.schema(), cut);

    // Then
    Struct read = (Struct) converter.toConnectData(TOPIC, bytes).value();
    assertThat(read.get("currency")).isNull();
    assertThat(read.get("orderId")).isEqualTo("o1");
  }

  @Test
  void shouldNameTheFieldWhenItDoesNotFit() {
    // Given
    Schema schema = SchemaBuilder.struct().name(PurchaseEvent.class.getName()).build();
    Struct empty = new Struct(schema);

    // When / Then
    assertThatThrownBy(() -> converter.fromConnectData(TOPIC, schema, empty))
        .isInstanceOf(DataException.class)
        .hasMessage("PurchaseEvent.header: expected a value");
  }

  @Test
  void shouldRefuseWhatIsNoContract() {
    assertThatThrownBy(() -> converter.fromConnectData(TOPIC, Schema.STRING_SCHEMA, "text"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no struct of our contracts");
    assertThatThrownBy(() -> converter.toConnectData(TOPIC, new byte[] {1, 2, 3, 4, 5, 6}))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("Confluent wire format");
  }

  @Test
  void shouldKeepNull() {
    assertThat(converter.fromConnectData(TOPIC, null, null)).isNull();
    assertThat(converter.toConnectData(TOPIC, null)).isEqualTo(SchemaAndValue.NULL);
  }

  @Test
  void shouldAskForAnotherTryWhenTheRegistryIsAway() {
    // Given
    AvroConverter alone = new AvroConverter();
    alone.configure(
        Map.of(RegistryConfig.URL, "http://127.0.0.1:9", RegistryConfig.MAX_RETRIES, "0"), false);
    Struct struct = ContractStruct.of(order());

    // When / Then
    assertThatThrownBy(() -> alone.fromConnectData(TOPIC, struct.schema(), struct))
        .isInstanceOf(RetriableException.class);
    alone.close();
  }

  @Test
  void shouldSayWhichConverterIsForKeys() {
    assertThatThrownBy(() -> new AvroConverter().configure(REGISTRY, true))
        .hasMessageContaining("org.apache.kafka.connect.storage.StringConverter");
  }
}
