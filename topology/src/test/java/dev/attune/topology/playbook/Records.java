package dev.attune.topology.playbook;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of which a test names only the fields it is about. The others say "nothing known":
 * null, 0, empty, or {@link SampleProfiles#NOW}. So a new field in a contract breaks no test that
 * does not care for it.
 */
public final class Records {

  private Records() {}

  /** A record of this schema with these fields. */
  public static <T extends SpecificRecord> T of(
      Class<T> type, Schema schema, Map<String, ?> values) {
    SpecificRecord filled = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    for (Field field : schema.getFields()) {
      filled.put(field.pos(), neutral(field.schema()));
    }
    values.forEach((name, value) -> filled.put(schema.getField(name).pos(), value));
    return type.cast(filled);
  }

  private static @Nullable Object neutral(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> of(SpecificRecord.class, schema, Map.of());
      case ARRAY -> List.of();
      case MAP -> Map.of();
      case STRING -> "";
      case BYTES -> schema.getLogicalType() == null ? ByteBuffer.allocate(0) : zero(schema);
      case LONG -> schema.getLogicalType() == null ? (Object) 0L : SampleProfiles.NOW;
      case INT -> 0;
      case DOUBLE -> 0.0;
      case UNION -> null;
      default -> throw new IllegalStateException("nobody thought of " + schema);
    };
  }

  private static BigDecimal zero(Schema schema) {
    return BigDecimal.ZERO.setScale(((LogicalTypes.Decimal) schema.getLogicalType()).getScale());
  }
}
