package dev.attune.schemas.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Builds records from JSON by their schema. Each error names the place, such as {@code
 * Offer.products[0].price}.
 */
final class JsonRecords {
  private final SpecificData data;

  JsonRecords(SpecificData data) {
    this.data = data;
  }

  SpecificRecord datum(String path, Schema schema, JsonNode json) {
    require(json.isObject(), path, "an object");
    SpecificRecord datum = (SpecificRecord) data.newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      datum.put(field.pos(), field(path + "." + field.name(), field, json.get(field.name())));
    }
    return datum;
  }

  private @Nullable Object field(String path, Schema.Field field, @Nullable JsonNode json) {
    if (json != null) {
      return value(path, field.schema(), json);
    }
    require(field.hasDefaultValue(), path, "a value");
    return data.deepCopy(field.schema(), data.getDefaultValue(field));
  }

  private @Nullable Object value(String path, Schema schema, JsonNode json) {
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return decimal(path, decimal, json);
    }
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return instant(path, json);
    }
    return switch (schema.getType()) {
      case RECORD -> datum(path, schema, json);
      case UNION -> optional(path, schema, json);
      case ARRAY -> items(path, schema.getElementType(), json);
      case MAP -> entries(path, schema.getValueType(), json);
      case ENUM -> symbol(path, schema, json);
      case STRING -> text(path, json);
      case BYTES -> bytes(path, json);
      case INT -> integer(path, json).intValue();
      case LONG -> whole(path, json).longValue();
      case DOUBLE -> number(path, json).doubleValue();
      case BOOLEAN -> flag(path, json);
      default -> throw new IllegalArgumentException(path + ": our contracts have no " + schema);
    };
  }

  private static boolean flag(String path, JsonNode json) {
    require(json.isBoolean(), path, "true or false");
    return json.booleanValue();
  }

  private @Nullable Object optional(String path, Schema union, JsonNode json) {
    if (json.isNull()) {
      require(union.isNullable(), path, "a value");
      return null;
    }
    List<Schema> branches =
        union.getTypes().stream().filter(branch -> branch.getType() != Schema.Type.NULL).toList();
    require(branches.size() == 1, path, "a union of null and one type");
    return value(path, branches.getFirst(), json);
  }

  private List<@Nullable Object> items(String path, Schema element, JsonNode json) {
    require(json.isArray(), path, "an array");
    List<@Nullable Object> items = new ArrayList<>();
    for (JsonNode item : json) {
      items.add(value(path + "[" + items.size() + "]", element, item));
    }
    return items;
  }

  private Map<String, @Nullable Object> entries(String path, Schema element, JsonNode json) {
    require(json.isObject(), path, "an object");
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      String key = entry.getKey();
      entries.put(key, value(path + "." + key, element, entry.getValue()));
    }
    return entries;
  }

  private Object symbol(String path, Schema schema, JsonNode json) {
    require(schema.hasEnumSymbol(text(path, json)), path, "one of " + schema.getEnumSymbols());
    return data.createEnum(json.textValue(), schema);
  }

  // Looks at the digits before it sets the scale: 1e999999999 would fill the memory.
  private static BigDecimal decimal(String path, LogicalTypes.Decimal type, JsonNode json) {
    BigDecimal shortest = number(path, json).decimalValue().stripTrailingZeros();
    int wholeDigits = shortest.precision() - shortest.scale();
    require(
        shortest.scale() <= type.getScale() && wholeDigits <= type.getPrecision() - type.getScale(),
        path,
        "at most " + type.getPrecision() + " digits, " + type.getScale() + " behind the point");
    return shortest.setScale(type.getScale());
  }

  private static Instant instant(String path, JsonNode json) {
    try {
      return Instant.parse(text(path, json));
    } catch (DateTimeException e) {
      throw expected(path, "a time such as 2026-11-23T09:30:00.000Z");
    }
  }

  private static ByteBuffer bytes(String path, JsonNode json) {
    try {
      return ByteBuffer.wrap(json.binaryValue() == null ? new byte[0] : json.binaryValue());
    } catch (IOException e) {
      throw expected(path, "Base64");
    }
  }

  private static JsonNode number(String path, JsonNode json) {
    require(json.isNumber(), path, "a number");
    return json;
  }

  private static JsonNode whole(String path, JsonNode json) {
    require(json.isIntegralNumber() && json.canConvertToLong(), path, "a whole number");
    return json;
  }

  private static JsonNode integer(String path, JsonNode json) {
    require(json.isIntegralNumber() && json.canConvertToInt(), path, "a whole number of 32 bits");
    return json;
  }

  private static String text(String path, JsonNode json) {
    require(json.isTextual(), path, "a text");
    return json.textValue();
  }

  private static void require(boolean condition, String path, String what) {
    if (!condition) {
      throw expected(path, what);
    }
  }

  private static IllegalArgumentException expected(String path, String what) {
    return new IllegalArgumentException(path + ": expected " + what);
  }
}
