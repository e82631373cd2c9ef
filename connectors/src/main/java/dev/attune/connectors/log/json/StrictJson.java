package dev.attune.connectors.log.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.line.Cause;

/**
 * One JSON object from one line, as in RFC 8259 and stricter: no key twice, nothing behind the
 * object, no NaN, bounded depth, numbers and names, no half surrogate pairs. Numbers with a point
 * keep all their digits.
 */
public final class StrictJson {

  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER = 64;
  private static final int MAX_NAME = 512;
  private static final int MAX_STRING = 1 << 20;

  private final JsonMapper mapper =
      JsonMapper.builder(factory())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static JsonFactory factory() {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_NUMBER)
            .maxNameLength(MAX_NAME)
            .maxStringLength(MAX_STRING)
            .build();
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // Names come from strangers: they must not fill the JVM's table of strings.
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(bounds)
        .build();
  }

  /**
   * The object on the line.
   *
   * @throws BadValueException where there is none, or it breaks a bound
   */
  public Fields read(String text) {
    JsonNode node = parse(text);
    if (!node.isObject()) {
      throw new BadValueException(Cause.BAD_JSON, "not a JSON object");
    }
    if (text.contains("\\u")) {
      checkText(node);
    }
    return new Fields(node);
  }

  private JsonNode parse(String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadValueException(Cause.BAD_JSON, String.valueOf(e.getOriginalMessage()));
    }
  }

  /** Depth is bounded by the parser, so the recursion is. */
  private static void checkText(JsonNode node) {
    if (node.isTextual()) {
      checkText(node.textValue());
    }
    node.fieldNames().forEachRemaining(StrictJson::checkText);
    node.forEach(StrictJson::checkText);
  }

  private static void checkText(String text) {
    // Code points only remain in the surrogate range where their other half is missing.
    boolean lone = text.codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff);
    if (lone) {
      throw new BadValueException(Cause.LONE_SURROGATE, "an escaped half of a surrogate pair");
    }
  }
}
