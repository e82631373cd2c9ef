package dev.attune.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.schemas.contract.Contracts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON, in one canonical form: equal records give equal bytes, on every machine and in
 * every run. It is what {@code offers.jsonl} holds and what hashes are taken of.
 *
 * <ul>
 *   <li>no white space, no line end; UTF-8; text beyond ASCII as it is
 *   <li>all fields in the order of the schema, a missing value as {@code null}
 *   <li>maps sorted by key
 *   <li>decimals as plain numbers, with two places or as many more as the value needs: {@code
 *       33.20}, {@code 0.0125}
 *   <li>timestamps in ISO 8601, UTC, always with milliseconds: {@code 2026-11-23T09:30:00.000Z}
 *   <li>doubles as the shortest text that reads back as the same double ({@link
 *       Double#toString(double)})
 *   <li>enums by name, bytes in Base64 with padding
 * </ul>
 */
public final class RecordJson {
  private static final int MONEY_PLACES = 2;
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  private RecordJson() {}

  /** The canonical text of a record. */
  public static String toJson(SpecificRecord datum) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      writeRecord(out, datum);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written", e);
    }
    return text.toString();
  }

  /** The canonical text of a record, as UTF-8. */
  public static byte[] toBytes(SpecificRecord datum) {
    return toJson(datum).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The record that a text of this form stands for. Fields that are missing take their default,
   * fields that the schema does not have are passed over.
   *
   * @throws IllegalArgumentException if it is not JSON or does not fit the schema; the message
   *     names the field and what was expected there
   */
  public static <T extends SpecificRecord> T fromJson(String json, Class<T> type) {
    try {
      JsonNode tree = READER.readTree(json);
      JsonRecords records = new JsonRecords(Contracts.data(type));
      return type.cast(records.datum(type.getSimpleName(), Contracts.schemaOf(type), tree));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          type.getSimpleName() + ": not JSON, " + e.getOriginalMessage(), e);
    }
  }

  private static void writeRecord(JsonGenerator out, SpecificRecord datum) throws IOException {
    out.writeStartObject();
    for (Schema.Field field : datum.getSchema().getFields()) {
      out.writeFieldName(field.name());
      write(out, datum.get(field.pos()));
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case SpecificRecord datum -> writeRecord(out, datum);
      case Collection<?> items -> writeArray(out, items);
      case Map<?, ?> entries -> writeMap(out, entries);
      case BigDecimal decimal -> out.writeNumber(canonical(decimal));
      case Instant instant -> out.writeString(MILLIS.format(instant));
      case ByteBuffer bytes -> writeBytes(out, bytes.duplicate());
      case Boolean flag -> out.writeBoolean(flag);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Float number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      default -> out.writeString(value.toString());
    }
  }

  private static void writeArray(JsonGenerator out, Collection<?> items) throws IOException {
    out.writeStartArray();
    for (Object item : items) {
      write(out, item);
    }
    out.writeEndArray();
  }

  private static void writeMap(JsonGenerator out, Map<?, ?> entries) throws IOException {
    Map<String, Object> sorted = new TreeMap<>();
    entries.forEach((key, value) -> sorted.put(key.toString(), value));
    out.writeStartObject();
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.writeFieldName(entry.getKey());
      write(out, entry.getValue());
    }
    out.writeEndObject();
  }

  private static void writeBytes(JsonGenerator out, ByteBuffer bytes) throws IOException {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    out.writeBinary(copy);
  }

  private static BigDecimal canonical(BigDecimal decimal) {
    BigDecimal shortest = decimal.stripTrailingZeros();
    return shortest.scale() < MONEY_PLACES ? shortest.setScale(MONEY_PLACES) : shortest;
  }
}
