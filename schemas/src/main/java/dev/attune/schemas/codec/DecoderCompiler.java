package dev.attune.schemas.codec;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes the decoder of a schema, the counterpart of {@link EncoderCompiler}: a tree of small ones,
 * one for each place in the schema. It reads what was written with the same schema only; then
 * nothing has to be matched, and no collection's bounds are worked out anew for each record, as
 * Avro's fast reader does. Lists are the JDK's, so that records with decimals can be compared.
 */
public final class DecoderCompiler {

  /** A count may lie, so no more room than this is made before items are there. */
  private static final int MOST_ROOM = 64;

  private final SpecificData data;
  private final Map<String, RecordDecoder> records = new HashMap<>();

  private DecoderCompiler(SpecificData data) {
    this.data = data;
  }

  /**
   * The decoder of a generated class's schema.
   *
   * @param data knows the classes
   * @throws IllegalArgumentException if the schema has a type that no contract has
   */
  public static ValueDecoder compile(Schema schema, SpecificData data) {
    return new DecoderCompiler(data).decoder(schema);
  }

  private ValueDecoder decoder(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> recordDecoder(schema);
      case UNION -> optional(schema.getTypes());
      case ARRAY -> array(decoder(schema.getElementType()));
      case MAP -> map(decoder(schema.getValueType()));
      case ENUM -> symbol(schema);
      case STRING -> RecordBytes::readString;
      case BYTES -> bytes(schema);
      case INT -> RecordBytes::readInt;
      case LONG -> number(schema);
      case DOUBLE -> RecordBytes::readDouble;
      case BOOLEAN -> RecordBytes::readBoolean;
      case FLOAT, FIXED, NULL -> throw unknown(schema);
    };
  }

  private ValueDecoder recordDecoder(Schema schema) {
    RecordDecoder known = records.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    RecordDecoder made =
        new RecordDecoder(NewRecords.of(data.getClass(schema)), schema.getFields().size());
    records.put(schema.getFullName(), made);
    schema.getFields().forEach(field -> made.fields[field.pos()] = decoder(field.schema()));
    return made;
  }

  private ValueDecoder optional(List<Schema> branches) {
    int nullAt = branches.getFirst().getType() == Schema.Type.NULL ? 0 : 1;
    if (branches.size() != 2 || branches.get(nullAt).getType() != Schema.Type.NULL) {
      throw new IllegalArgumentException("a union is of null and one other type, is " + branches);
    }
    ValueDecoder some = decoder(branches.get(1 - nullAt));
    return in -> in.readIndex(2) == nullAt ? null : some.decode(in);
  }

  private static ValueDecoder array(ValueDecoder item) {
    return in -> {
      int count = in.readCount();
      List<@Nullable Object> items = new ArrayList<>(Math.min(count, MOST_ROOM));
      for (; count > 0; count = in.readCount()) {
        for (int left = count; left > 0; left--) {
          items.add(item.decode(in));
        }
      }
      return items;
    };
  }

  private static ValueDecoder map(ValueDecoder item) {
    return in -> {
      Map<String, @Nullable Object> entries = new HashMap<>();
      for (int count = in.readCount(); count > 0; count = in.readCount()) {
        for (int left = count; left > 0; left--) {
          entries.put(in.readString(), item.decode(in));
        }
      }
      return entries;
    };
  }

  private ValueDecoder symbol(Schema schema) {
    Object[] symbols = data.getClass(schema).getEnumConstants();
    return in -> symbols[in.readIndex(symbols.length)];
  }

  private static ValueDecoder bytes(Schema schema) {
    LogicalType type = schema.getLogicalType();
    if (type == null) {
      return in -> ByteBuffer.wrap(in.readBytes());
    }
    if (type instanceof LogicalTypes.Decimal decimal) {
      int scale = decimal.getScale();
      return in -> new BigDecimal(new BigInteger(in.readBytes()), scale);
    }
    throw unknown(schema);
  }

  private static ValueDecoder number(Schema schema) {
    LogicalType type = schema.getLogicalType();
    if (type == null) {
      return RecordBytes::readLong;
    }
    if (type instanceof LogicalTypes.TimestampMillis) {
      return in -> Instant.ofEpochMilli(in.readLong());
    }
    throw unknown(schema);
  }

  private static IllegalArgumentException unknown(Schema schema) {
    return new IllegalArgumentException("no contract has a value of " + schema);
  }

  /** Fields are filled in after it was made, so that a record may hold its own kind. */
  private static final class RecordDecoder implements ValueDecoder {
    final Supplier<SpecificRecord> made;
    final ValueDecoder[] fields;

    RecordDecoder(Supplier<SpecificRecord> made, int size) {
      this.made = made;
      this.fields = new ValueDecoder[size];
    }

    @Override
    public Object decode(RecordBytes in) throws IOException {
      SpecificRecord datum = made.get();
      for (int position = 0; position < fields.length; position++) {
        datum.put(position, fields[position].decode(in));
      }
      return datum;
    }
  }
}
