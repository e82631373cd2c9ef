package dev.attune.connectors.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.json.StrictJson;
import dev.attune.connectors.log.line.Cause;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Values as Connect holds them - texts, bytes, maps, structs - as JSON. Moments are written in ISO
 * 8601, also those that Debezium counts in a unit which only the schema's name tells.
 */
final class Rows {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** How Debezium writes a numeric column that has no scale of its own. */
  private static final String VARIABLE_SCALE = "io.debezium.data.VariableScaleDecimal";

  private final StrictJson json = new StrictJson();

  /** The text of a value, where it is a text. */
  static @Nullable String text(Object value) {
    return switch (value) {
      case String text -> text;
      case byte[] bytes -> decode(ByteBuffer.wrap(bytes));
      case ByteBuffer bytes -> decode(bytes.duplicate());
      default -> null;
    };
  }

  private static String decode(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new BadValueException(Cause.INVALID_UTF_8, "the value is not UTF-8");
    }
  }

  /**
   * The JSON object that a value holds or is the text of.
   *
   * @throws BadValueException where there is none
   */
  Fields read(@Nullable Schema schema, Object value) {
    String text = text(value);
    if (text != null) {
      return json.read(text);
    }
    JsonNode node = node(schema, value);
    if (!node.isObject()) {
      throw new BadValueException(
          Cause.BAD_JSON, "the value is neither JSON, nor a map, nor a struct");
    }
    return new Fields(node);
  }

  /** A JSON array that a column holds as text, or as it is. */
  JsonNode column(JsonNode column) {
    // An object around it, because the reader of lines takes objects only.
    return column.isTextual()
        ? json.read("{\"items\":" + column.textValue() + "}").node().path("items")
        : column;
  }

  private static JsonNode node(@Nullable Schema schema, @Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case Struct struct -> struct(struct);
      case Map<?, ?> map -> map(map);
      case Collection<?> items -> array(schema, items);
      case String text -> NODES.textNode(text);
      case Boolean flag -> NODES.booleanNode(flag);
      case BigDecimal decimal -> NODES.numberNode(decimal);
      case Date date -> NODES.textNode(date.toInstant().toString());
      case Double number -> finite(number);
      case Float number -> finite(number.doubleValue());
      case Number number -> number(schema, number.longValue());
      case byte[] bytes -> NODES.textNode(Base64.getEncoder().encodeToString(bytes));
      case ByteBuffer bytes -> node(schema, copy(bytes.duplicate()));
      default -> NODES.textNode(value.toString());
    };
  }

  private static JsonNode struct(Struct struct) {
    if (VARIABLE_SCALE.equals(struct.schema().name())) {
      byte[] digits = struct.getBytes("value");
      return NODES.numberNode(new BigDecimal(new BigInteger(digits), struct.getInt32("scale")));
    }
    ObjectNode object = NODES.objectNode();
    for (Field field : struct.schema().fields()) {
      object.set(field.name(), node(field.schema(), struct.get(field)));
    }
    return object;
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  private static JsonNode map(Map<?, ?> map) {
    ObjectNode object = NODES.objectNode();
    map.forEach((key, value) -> object.set(String.valueOf(key), node(null, value)));
    return object;
  }

  private static JsonNode array(@Nullable Schema schema, Collection<?> items) {
    Schema inner = schema == null ? null : schema.valueSchema();
    ArrayNode array = NODES.arrayNode(items.size());
    items.forEach(item -> array.add(node(inner, item)));
    return array;
  }

  private static JsonNode finite(double number) {
    return Double.isFinite(number)
        ? NODES.numberNode(BigDecimal.valueOf(number))
        : NODES.textNode(Double.toString(number));
  }

  private static JsonNode number(@Nullable Schema schema, long number) {
    String name = schema == null || schema.name() == null ? "" : schema.name();
    return switch (name) {
      case "io.debezium.time.Timestamp" -> NODES.textNode(Instant.ofEpochMilli(number).toString());
      case "io.debezium.time.MicroTimestamp" ->
          NODES.textNode(Instant.EPOCH.plus(number, ChronoUnit.MICROS).toString());
      case "io.debezium.time.NanoTimestamp" ->
          NODES.textNode(Instant.EPOCH.plusNanos(number).toString());
      default -> NODES.numberNode(number);
    };
  }
}
