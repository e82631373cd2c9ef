package dev.attune.connectors.converter;

import dev.attune.schemas.contract.Contracts;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Connect's structs as records of a contract. A field that the struct lacks takes its default, so
 * that a struct which went through other people's transforms can still be one of ours.
 */
public final class ContractRecord {

  private final SpecificData data;

  private ContractRecord(SpecificData data) {
    this.data = data;
  }

  /**
   * The record of that type.
   *
   * @throws DataException naming the field that does not fit, and what was expected there
   */
  public static <T extends SpecificRecord> T of(Struct struct, Class<T> type) {
    ContractRecord records = new ContractRecord(Contracts.data(type));
    String name = type.getSimpleName();
    return type.cast(records.datum(name, Contracts.schemaOf(type), struct));
  }

  private SpecificRecord datum(String path, Schema schema, Struct struct) {
    SpecificRecord datum = (SpecificRecord) data.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      datum.put(field.pos(), field(path + "." + field.name(), field, struct));
    }
    return datum;
  }

  private @Nullable Object field(String path, Schema.Field field, Struct struct) {
    if (struct.schema().field(field.name()) != null) {
      return value(path, field.schema(), struct.get(field.name()));
    }
    require(field.hasDefaultValue(), path, "a value");
    return data.deepCopy(field.schema(), data.getDefaultValue(field));
  }

  private @Nullable Object value(String path, Schema schema, @Nullable Object value) {
    if (schema.getType() == Schema.Type.UNION) {
      return value == null ? null : value(path, ContractSchema.presentBranch(schema), value);
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return decimal(path, decimal, value);
    }
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return required(path, Date.class, "a timestamp", value).toInstant();
    }
    return switch (schema.getType()) {
      case RECORD -> datum(path, schema, required(path, Struct.class, "a struct", value));
      case ARRAY -> items(path, schema, required(path, List.class, "an array", value));
      case MAP -> entries(path, schema, required(path, Map.class, "a map", value));
      case ENUM -> symbol(path, schema, required(path, String.class, "a text", value));
      case STRING -> required(path, String.class, "a text", value);
      case BYTES -> bytes(path, value);
      case INT -> Math.toIntExact(whole(path, value));
      case LONG -> whole(path, value);
      case DOUBLE -> required(path, Number.class, "a number", value).doubleValue();
      case BOOLEAN -> required(path, Boolean.class, "a boolean", value);
      default -> throw new DataException(path + ": our contracts have no " + schema.getType());
    };
  }

  private static long whole(String path, @Nullable Object value) {
    boolean whole = value instanceof Integer || value instanceof Long || value instanceof Short;
    require(whole, path, "a whole number");
    return required(path, Number.class, "a whole number", value).longValue();
  }

  // Fewer digits than the contract's scale are the same amount; more would be rounded, which is no
  // converter's business.
  private static BigDecimal decimal(
      String path, LogicalTypes.Decimal type, @Nullable Object value) {
    BigDecimal amount = required(path, BigDecimal.class, "a decimal", value);
    require(
        amount.stripTrailingZeros().scale() <= type.getScale(),
        path,
        "at most " + type.getScale() + " digits behind the point");
    return amount.setScale(type.getScale());
  }

  private Object symbol(String path, Schema schema, String name) {
    require(schema.hasEnumSymbol(name), path, "one of " + schema.getEnumSymbols());
    return data.createEnum(name, schema);
  }

  private static ByteBuffer bytes(String path, @Nullable Object value) {
    return value instanceof byte[] array
        ? ByteBuffer.wrap(array)
        : required(path, ByteBuffer.class, "bytes", value);
  }

  private List<@Nullable Object> items(String path, Schema schema, List<?> values) {
    List<@Nullable Object> items = new ArrayList<>(values.size());
    for (Object value : values) {
      items.add(value(path + "[" + items.size() + "]", schema.getElementType(), value));
    }
    return items;
  }

  private Map<String, @Nullable Object> entries(String path, Schema schema, Map<?, ?> values) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    values.forEach((key, value) ->
        entries.put(key.toString(), value(path + "." + key, schema.getValueType(), value)));
    return entries;
  }

  private static <T> T required(String path, Class<T> type, String what, @Nullable Object value) {
    require(type.isInstance(value), path, what);
    return type.cast(Objects.requireNonNull(value));
  }

  private static void require(boolean condition, String path, String what) {
    if (!condition) {
      throw new DataException(path + ": expected " + what);
    }
  }
}
