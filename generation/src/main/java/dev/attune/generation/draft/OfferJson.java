package dev.attune.generation.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.avro.OfferText;
import dev.attune.generation.draft.Reading.Illegible;
import dev.attune.generation.draft.Reading.Legible;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Parses exactly one JSON object of three strings. A key that occurs twice is a fault, as the two
 * may differ.
 */
final class OfferJson {

  private static final Set<String> FIELDS = Set.of("headline", "body", "callToAction");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  // U+FFFD stands where bytes were no UTF-8; other control characters have no place in a text.
  private static final Predicate<String> GARBAGE =
      Pattern.compile("[\\uFFFD\\p{Cntrl}&&[^\\n\\r\\t]]").asPredicate();

  private final JsonMapper json;
  private final Predicate<JsonNode> shape;

  private OfferJson(JsonMapper json, Predicate<JsonNode> shape) {
    this.json = json;
    this.shape = shape;
  }

  /** Standard JSON with exactly the three fields. */
  static OfferJson strict() {
    return new OfferJson(mapper().build(), node -> node.size() == FIELDS.size());
  }

  /** Trailing commas, comments, single quotes, raw line breaks and further fields are let pass. */
  static OfferJson lenient() {
    JsonMapper json =
        mapper()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    return new OfferJson(json, node -> true);
  }

  private static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  Reading parse(String text) {
    try {
      return check(json.readTree(text));
    } catch (JsonProcessingException malformed) {
      return new Illegible("the answer is not the JSON asked for");
    }
  }

  private Reading check(JsonNode node) {
    if (!node.isObject() || !shape.test(node)) {
      return new Illegible("the answer is not an object of headline, body and callToAction");
    }
    for (String field : FIELDS) {
      JsonNode value = node.path(field);
      if (!value.isTextual() || value.textValue().isBlank()) {
        return new Illegible("the answer has no text in \"" + field + "\"");
      }
      if (GARBAGE.test(value.textValue())) {
        return new Illegible("the answer has unprintable characters in \"" + field + "\"");
      }
    }
    return new Legible(text(node));
  }

  private static OfferText text(JsonNode node) {
    return new OfferText(
        oneLine(node.path("headline")),
        node.path("body").textValue().strip(),
        oneLine(node.path("callToAction")));
  }

  private static String oneLine(JsonNode value) {
    return SPACES.matcher(value.textValue().strip()).replaceAll(" ");
  }
}
