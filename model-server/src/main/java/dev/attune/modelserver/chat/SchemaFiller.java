package dev.attune.modelserver.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.text.Offer;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Makes a value that a JSON schema accepts, of the subset that providers know for structured
 * output. An object with the fields of an offer becomes an offer, each time another one.
 */
final class SchemaFiller {

  private static final int DEEPEST = 20;

  private final JsonNode root;
  private final Supplier<Offer> offers;

  SchemaFiller(JsonNode root, Supplier<Offer> offers) {
    this.root = root;
    this.offers = offers;
  }

  JsonNode fill() {
    return value("value", root, offers.get(), 0);
  }

  private JsonNode value(String name, JsonNode schema, Offer offer, int depth) {
    if (depth > DEEPEST) {
      return NullNode.getInstance();
    }
    if (schema.has("$ref")) {
      return value(name, resolve(schema.get("$ref").asText()), offer, depth + 1);
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
      return schema.get("enum").get(0);
    }
    for (String word : new String[] {"anyOf", "oneOf", "allOf"}) {
      if (schema.path(word).isArray() && !schema.path(word).isEmpty()) {
        return value(name, schema.get(word).get(0), offer, depth + 1);
      }
    }
    return switch (type(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(name, schema, depth);
      case "integer" -> IntNode.valueOf((int) schema.path("minimum").asDouble(1));
      case "number" -> DoubleNode.valueOf(schema.path("minimum").asDouble(0.5));
      case "boolean" -> BooleanNode.TRUE;
      case "null" -> NullNode.getInstance();
      default -> TextNode.valueOf(text(name, offer));
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    Offer offer = offers.get();
    ObjectNode object = Json.object();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      object.set(
          property.getKey(), value(property.getKey(), property.getValue(), offer, depth + 1));
    }
    return object;
  }

  private ArrayNode array(String name, JsonNode schema, int depth) {
    ArrayNode array = Json.array();
    int items = Math.clamp(schema.path("minItems").asInt(1), 1, 20);
    for (int i = 0; i < items; i++) {
      array.add(value(name, schema.path("items"), offers.get(), depth + 1));
    }
    return array;
  }

  private static String text(String name, Offer offer) {
    return switch (name) {
      case "headline", "title", "subject" -> offer.headline();
      case "callToAction", "call_to_action", "cta" -> offer.callToAction();
      default -> offer.body();
    };
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray() && !type.isEmpty()) {
      return type.get(0).asText();
    }
    return type.asText(schema.has("properties") ? "object" : "string");
  }

  private JsonNode resolve(String reference) {
    return reference.startsWith("#") ? root.at(reference.substring(1)) : Json.object();
  }
}
