package dev.attune.connectors.log.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Numbers;
import dev.attune.connectors.log.line.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, each asked for as what it should be. A missing field and a null are
 * the same. Where a value is of another kind, a {@link BadValueException} names it.
 *
 * @param node an object, or nothing
 */
public record Fields(JsonNode node) {

  /** Longest identifier, in UTF-16 units. */
  private static final int MAX_ID = 256;

  /** The text of a string, number or boolean, without blanks around it; null where it is empty. */
  public @Nullable String text(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isValueNode()) {
      throw new BadValueException(Cause.BAD_FIELD, name + " is not a plain value");
    }
    String text = value.asText().strip();
    return text.isEmpty() ? null : text;
  }

  /** An identifier of at most 256 characters, or null. */
  public @Nullable String id(String name) {
    String id = text(name);
    if (id != null && id.length() > MAX_ID) {
      throw BadValueException.of(Cause.BAD_FIELD, name, id, "at most 256 characters long");
    }
    return id;
  }

  /** An identifier that has to be there. */
  public String requiredId(String name) {
    String id = id(name);
    if (id == null) {
      throw new BadValueException(Cause.MISSING_FIELD, name + " is missing");
    }
    return id;
  }

  /** An amount at scale 4, 0 or more, from a number or a string; null where it is missing. */
  public @Nullable BigDecimal amount(String name) {
    String text = text(name);
    return text == null ? null : Numbers.amount(name, text);
  }

  /** Whole pieces; 1 where none are named. */
  public int pieces(String name) {
    String text = text(name);
    return text == null ? 1 : Numbers.pieces(name, text);
  }

  /** A whole number of 0 or more that fits an int, or null. */
  public @Nullable Integer count(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
      throw BadValueException.of(Cause.BAD_FIELD, name, value.toString(), "a count");
    }
    return value.intValue();
  }

  /** A whole number of 64 bits, or empty where it is missing or anything else. */
  public Optional<Long> number(String name) {
    JsonNode value = node.path(name);
    boolean whole = value.isIntegralNumber() && value.canConvertToLong();
    return whole ? Optional.of(value.longValue()) : Optional.empty();
  }

  /** Whether the field is there, if only as a null. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** The object of that name; without fields where there is none. */
  public Fields object(String name) {
    JsonNode value = node.path(name);
    return new Fields(value.isObject() ? value : MissingNode.getInstance());
  }

  /** Whether it has no field at all. */
  public boolean isEmpty() {
    return node.isEmpty();
  }

  /** The objects of the array of that name; empty where there is none. */
  public List<Fields> objects(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new BadValueException(Cause.BAD_FIELD, name + " is not an array");
    }
    List<Fields> objects = new ArrayList<>(value.size());
    value.forEach(item -> objects.add(new Fields(item)));
    return objects;
  }
}
