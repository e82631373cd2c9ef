package dev.attune.app.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.registry.store.RegistryError;
import dev.attune.app.registry.store.Visibility;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a route is asked.
 *
 * @param arguments what the path's braces matched
 * @param query decoded parameters
 * @param body as sent; may be empty
 */
record Request(List<String> arguments, Map<String, String> query, String body) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static Request of(List<String> arguments, @Nullable String rawQuery, String body) {
    return new Request(arguments, parse(rawQuery == null ? "" : rawQuery), body);
  }

  private static Map<String, String> parse(String rawQuery) {
    Map<String, String> query = new HashMap<>();
    Arrays.stream(rawQuery.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> query.put(Segments.decode(pair[0]), Segments.decode(pair[1])));
    return Map.copyOf(query);
  }

  String subject() {
    return arguments.getFirst();
  }

  /** Whether a flag such as {@code verbose=true} is set. */
  boolean asks(String parameter) {
    return Boolean.parseBoolean(query.get(parameter));
  }

  /** The flag {@code deleted=true} shows what was softly deleted. */
  Visibility visibility() {
    return asks("deleted") ? Visibility.ALL : Visibility.LIVE;
  }

  /** A text field of the body. */
  String field(String name) {
    JsonNode value = json().path(name);
    if (!value.isTextual()) {
      throw RegistryError.badRequest("The body has no text field '" + name + "'");
    }
    return value.textValue();
  }

  /** The schema in the body: Avro without references, as nothing else is needed here. */
  String schema() {
    JsonNode json = json();
    String type = json.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw RegistryError.invalidSchema("schema type " + type + " is not supported here");
    }
    if (!json.path("references").isEmpty()) {
      throw RegistryError.invalidSchema("references are not supported here");
    }
    return field("schema");
  }

  private JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw RegistryError.badRequest("The body is not JSON");
    }
  }
}
