package dev.attune.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ClickEvent;
import dev.attune.schemas.contract.Contracts;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.serde.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Our bytes and REST calls beside those of Confluent's own client, which Flink ships relocated,
 * with the Avro it was built with. Both talk to the same real registry.
 */
@ExtendWith(RealRegistry.Extension.class)
class ConfluentClientIT {
  private @Nullable SchemaRegistry ours;
  private @Nullable CachedSchemaRegistryClient theirs;

  @BeforeEach
  void open(RealRegistry server) {
    ours = SchemaRegistry.open(Map.of("schema.registry.url", server.url()));
    theirs = new CachedSchemaRegistryClient(server.url(), 100);
  }

  @AfterEach
  void close() throws IOException {
    ours().close();
    theirs().close();
  }

  @Test
  void shouldBeReadByTheirsWhenOursWrote() throws Exception {
    // Given
    ClickEvent event = Samples.click();
    byte[] bytes =
        AvroSerde.of(ClickEvent.class, ours()).serializer().serialize("clicks-ours", event);

    // When
    GenericRecord read = readWithTheirs(Objects.requireNonNull(bytes));

    // Then
    GenericRecord header = (GenericRecord) read.get("header");
    assertThat(header.get("eventId")).hasToString(event.getHeader().getEventId());
    assertThat(header.get("occurredAt"))
        .isEqualTo(event.getHeader().getOccurredAt().toEpochMilli());
    assertThat(((GenericRecord) read.get("product")).get("name"))
        .hasToString(event.getProduct().getName());
    assertThat(read.get("type")).hasToString("PRODUCT_VIEWED");
  }

  @Test
  void shouldReadWhatTheirsWroteWhenTheSchemaCameFromThem() throws Exception {
    // Given
    ClickEvent event = Samples.click();
    byte[] ourBytes =
        AvroSerde.of(ClickEvent.class, new MockSchemaRegistry())
            .serializer()
            .serialize("clicks-theirs", event);
    Schema schema = new Schema.Parser().parse(Contracts.contractOf(ClickEvent.class).toString());
    GenericRecord datum = decode(schema, Objects.requireNonNull(ourBytes));

    // When
    byte[] theirBytes = writeWithTheirs("clicks-theirs-value", schema, datum);

    // Then
    assertThat(
            AvroSerde.of(ClickEvent.class, ours())
                .deserializer()
                .deserialize("clicks-theirs", theirBytes))
        .isEqualTo(event);
  }

  @Test
  void shouldGetTheSameIdWhenBothRegisterTheSameSchema() throws Exception {
    // Given
    org.apache.avro.Schema schema = Contracts.contractOf(ClickEvent.class);
    int id = ours().register("clicks-both-value", schema);

    // When
    int theirId = theirs().register("clicks-both-value", new AvroSchema(schema.toString()));

    // Then
    assertThat(theirId).isEqualTo(id);
    assertThat(theirs().getAllVersions("clicks-both-value")).containsExactly(1);
  }

  @Test
  void shouldWriteTheSameBytesWhenBothEncodeTheSameRecord() throws Exception {
    // Given
    byte[] ourBytes =
        Objects.requireNonNull(
            AvroSerde.of(ClickEvent.class, ours())
                .serializer()
                .serialize("clicks-same", Samples.click()));
    Schema schema = new Schema.Parser().parse(Contracts.contractOf(ClickEvent.class).toString());

    // When
    byte[] theirBytes = writeWithTheirs("clicks-same-value", schema, decode(schema, ourBytes));

    // Then
    assertThat(theirBytes).isEqualTo(ourBytes);
  }

  private GenericRecord readWithTheirs(byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    Schema schema = new ConfluentSchemaRegistryCoder(theirs()).readSchema(in);
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(in, null));
  }

  private byte[] writeWithTheirs(String subject, Schema schema, GenericRecord datum)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ConfluentSchemaRegistryCoder(subject, theirs()).writeSchema(schema, out);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(schema).write(datum, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static GenericRecord decode(Schema schema, byte[] bytes) throws IOException {
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
  }

  private SchemaRegistry ours() {
    return Objects.requireNonNull(ours);
  }

  private CachedSchemaRegistryClient theirs() {
    return Objects.requireNonNull(theirs);
  }
}
