package dev.attune.connectors.converter;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Records of our contracts as Connect's structs. */
public final class ContractStruct {

  private ContractStruct() {}

  /** The struct that says the same, of the schema that {@link ContractSchema} gives. */
  public static Struct of(SpecificRecord datum) {
    return struct(ContractSchema.of(datum.getClass()), datum);
  }

  private static Struct struct(Schema schema, SpecificRecord datum) {
    Struct struct = new Struct(schema);
    for (Field field : schema.fields()) {
      struct.put(field, value(field.schema(), datum.get(field.index())));
    }
    return struct;
  }

  private static @Nullable Object value(Schema schema, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case SpecificRecord datum -> struct(schema, datum);
      case Instant moment -> Date.from(moment);
      case Enum<?> symbol -> symbol.name();
      case Collection<?> items ->
          items.stream().map(item -> value(schema.valueSchema(), item)).toList();
      case Map<?, ?> entries -> entries(schema, entries);
      default -> value;
    };
  }

  private static Map<String, @Nullable Object> entries(Schema schema, Map<?, ?> entries) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    entries.forEach((key, value) -> copy.put(key.toString(), value(schema.valueSchema(), value)));
    return copy;
  }
}
