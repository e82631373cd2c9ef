package dev.attune.topology.prompt;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Fills every field of a record, however deep, with a value that can be recognised, and remembers
 * which stands where.
 */
final class Canaries {

  /** A moment whose digits turn up nowhere by chance. */
  static final Instant MOMENT = Instant.parse("2031-10-27T13:47:53.619Z");

  private final Map<String, String> byPath = new LinkedHashMap<>();

  /** Path of each text field, such as {@code Profile.cart.lines.eventId}, to what stands there. */
  Map<String, String> byPath() {
    return byPath;
  }

  <T extends SpecificRecord> T plant(Class<T> type, Schema schema) {
    return type.cast(record(schema, schema.getName()));
  }

  private Object record(Schema schema, String path) {
    SpecificRecord filled = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    for (Field field : schema.getFields()) {
      filled.put(field.pos(), value(field.schema(), path + "." + field.name()));
    }
    return filled;
  }

  private Object value(Schema schema, String path) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, path);
      case ARRAY -> new ArrayList<>(List.of(value(schema.getElementType(), path)));
      case MAP -> Map.of(text(path + ".key"), value(schema.getValueType(), path));
      case UNION -> value(schema.getTypes().getLast(), path);
      case STRING -> text(path);
      case BYTES -> bytes(schema, path);
      case LONG -> schema.getLogicalType() == null ? (Object) 7L : MOMENT;
      case INT -> 7;
      case BOOLEAN -> true;
      case DOUBLE -> 7.0;
      default ->
          throw new IllegalStateException(path + " is of a type nobody thought of: " + schema);
    };
  }

  private Object bytes(Schema schema, String path) {
    return schema.getLogicalType() == null
        ? ByteBuffer.wrap(text(path).getBytes(StandardCharsets.UTF_8))
        : new BigDecimal("7777.7700");
  }

  private String text(String path) {
    return byPath.computeIfAbsent(path, key -> "Canary" + (1000 + byPath.size()));
  }
}
