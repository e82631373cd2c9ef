package dev.attune.connectors.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.connectors.log.json.Fields;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a call of the Segment spec. What is null is left out. Belongs to one thread. */
final class Call {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectNode call = NODES.objectNode();
  private final ObjectNode context = NODES.objectNode();
  private final ObjectNode properties = NODES.objectNode();

  private Call(String type) {
    call.put("type", type);
    call.set("context", context);
    call.set("properties", properties);
  }

  /** Something that a user did, by the name that the spec gives it. */
  static Call track(String event) {
    Call track = new Call("track");
    track.call.put("event", event);
    return track;
  }

  static Call page() {
    return new Call("page");
  }

  Call id(@Nullable String messageId) {
    return put(call, "messageId", messageId);
  }

  /** The known user, else the visitor. */
  Call user(@Nullable String userId, @Nullable String anonymousId) {
    put(call, "userId", userId);
    return put(call, "anonymousId", anonymousId);
  }

  Call at(Instant moment) {
    return put(call, "timestamp", moment.toString());
  }

  Call context(String name, @Nullable String value) {
    return put(context, name, value);
  }

  Call property(String name, @Nullable String value) {
    return put(properties, name, value);
  }

  /** A property as it is, an object or a number. */
  Call property(String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      properties.set(name, value);
    }
    return this;
  }

  /** The products it is about: those of a list, and the first as the call's own. */
  Call products(List<ObjectNode> products) {
    ArrayNode list = NODES.arrayNode();
    products.forEach(list::add);
    properties.set("products", list);
    if (!products.isEmpty()) {
      properties.setAll(products.getFirst());
    }
    return this;
  }

  /** Only the list, for orders: a call's own price there would be the order's. */
  Call lines(List<ObjectNode> products) {
    ArrayNode list = NODES.arrayNode();
    products.forEach(list::add);
    properties.set("products", list);
    return this;
  }

  Fields fields() {
    return new Fields(call);
  }

  private Call put(ObjectNode object, String name, @Nullable String value) {
    if (value != null) {
      object.put(name, value);
    }
    return this;
  }
}
