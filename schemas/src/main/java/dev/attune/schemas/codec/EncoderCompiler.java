package dev.attune.schemas.codec;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes the encoder of a schema: a tree of small ones, one for each place in the schema, so that
 * writing a record looks nothing up. Avro's own writer finds conversion and union branch anew for
 * each value; the bytes are the same.
 */
public final class EncoderCompiler {

  private final Map<String, RecordEncoder> records = new HashMap<>();

  private EncoderCompiler() {}

  /**
   * The encoder of a generated class's schema.
   *
   * @throws IllegalArgumentException if the schema has a type that no contract has
   */
  public static ValueEncoder compile(Schema schema) {
    return new EncoderCompiler().encoder(schema);
  }

  private ValueEncoder encoder(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> recordEncoder(schema);
      case UNION -> optional(schema.getTypes());
      case ARRAY -> array(encoder(schema.getElementType()));
      case MAP -> map(encoder(schema.getValueType()));
      case ENUM -> EncoderCompiler::encodeSymbol;
      case STRING -> (value, out) -> out.writeString(present((String) value));
      case BYTES -> bytes(schema);
      case INT -> (value, out) -> out.writeLong(present((Integer) value));
      case LONG -> number(schema);
      case DOUBLE -> (value, out) -> out.writeDouble(present((Double) value));
      case BOOLEAN -> (value, out) -> out.writeBoolean(present((Boolean) value));
      case FLOAT, FIXED, NULL -> throw unknown(schema);
    };
  }

  private ValueEncoder recordEncoder(Schema schema) {
    RecordEncoder known = records.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    RecordEncoder made = new RecordEncoder(schema.getFields().size());
    records.put(schema.getFullName(), made);
    schema.getFields().forEach(field -> made.fields[field.pos()] = encoder(field.schema()));
    return made;
  }

  private ValueEncoder optional(List<Schema> branches) {
    int nullAt = branches.getFirst().getType() == Schema.Type.NULL ? 0 : 1;
    if (branches.size() != 2 || branches.get(nullAt).getType() != Schema.Type.NULL) {
      throw new IllegalArgumentException("a union is of null and one other type, is " + branches);
    }
    ValueEncoder some = encoder(branches.get(1 - nullAt));
    return (value, out) -> {
      out.writeLong(value == null ? nullAt : 1 - nullAt);
      if (value != null) {
        some.encode(value, out);
      }
    };
  }

  private static ValueEncoder array(ValueEncoder item) {
    return (value, out) -> {
      List<?> items = present((List<?>) value);
      if (!items.isEmpty()) {
        out.writeLong(items.size());
        items.forEach(each -> item.encode(each, out));
      }
      out.writeLong(0);
    };
  }

  private static ValueEncoder map(ValueEncoder item) {
    return (value, out) -> {
      Map<?, ?> entries = present((Map<?, ?>) value);
      if (!entries.isEmpty()) {
        out.writeLong(entries.size());
        entries.forEach((key, each) -> {
          out.writeString((String) key);
          item.encode(each, out);
        });
      }
      out.writeLong(0);
    };
  }

  private static ValueEncoder bytes(Schema schema) {
    LogicalType type = schema.getLogicalType();
    if (type == null) {
      return (value, out) -> out.writeBytes(present((ByteBuffer) value));
    }
    if (type instanceof LogicalTypes.Decimal) {
      DecimalConversion conversion = new DecimalConversion();
      return (value, out) ->
          out.writeBytes(conversion.toBytes(present((BigDecimal) value), schema, type));
    }
    throw unknown(schema);
  }

  private static ValueEncoder number(Schema schema) {
    LogicalType type = schema.getLogicalType();
    if (type == null) {
      return (value, out) -> out.writeLong(present((Long) value));
    }
    if (type instanceof LogicalTypes.TimestampMillis) {
      return (value, out) -> out.writeLong(present((Instant) value).toEpochMilli());
    }
    throw unknown(schema);
  }

  @SuppressWarnings("EnumOrdinal") // a generated class has the symbols in the schema's order
  private static void encodeSymbol(@Nullable Object value, RecordBuffer out) {
    out.writeLong(present((Enum<?>) value).ordinal());
  }

  private static <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private static IllegalArgumentException unknown(Schema schema) {
    return new IllegalArgumentException("no contract has a value of " + schema);
  }

  /** Fields are filled in after it was made, so that a record may hold its own kind. */
  private static final class RecordEncoder implements ValueEncoder {
    final ValueEncoder[] fields;

    RecordEncoder(int size) {
      fields = new ValueEncoder[size];
    }

    @Override
    public void encode(@Nullable Object value, RecordBuffer out) {
      SpecificRecord datum = present((SpecificRecord) value);
      for (int position = 0; position < fields.length; position++) {
        fields[position].encode(datum.get(position), out);
      }
    }
  }
}
