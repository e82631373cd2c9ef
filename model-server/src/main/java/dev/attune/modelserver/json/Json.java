package dev.attune.modelserver.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON in and out. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** An object to be filled. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A list to be filled. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** As bytes of UTF-8. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a text. */
  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An object from bytes.
   *
   * @throws BadCallException when they are none
   */
  public static JsonNode parse(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node == null || !node.isObject()) {
        throw new BadCallException("The body must be a JSON object.");
      }
      return node;
    } catch (IOException e) {
      throw new BadCallException("The body is no JSON: " + firstLine(e));
    }
  }

  /** What a message says, be its content a text or a list of parts. */
  public static String content(JsonNode content) {
    if (content.isArray()) {
      return StreamSupport.stream(content.spliterator(), false)
          .map(part -> part.path("text").asText(""))
          .collect(Collectors.joining("\n"));
    }
    return content.asText("");
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
