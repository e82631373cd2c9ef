package dev.attune.connectors.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What goes into one call.
 *
 * @param deliveries at least one, in the order of the topic
 */
record Batch(List<Delivery> deliveries) {

  Batch {
    deliveries = List.copyOf(deliveries);
  }

  /** Of one delivery its own id; else a name of all of theirs, the same when it is sent again. */
  String id() {
    if (deliveries.size() == 1) {
      return deliveries.getFirst().id();
    }
    String ids = deliveries.stream().map(Delivery::id).collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** One JSON object with an array of events. */
  byte[] body() {
    ArrayNode events = JsonNodeFactory.instance.arrayNode(deliveries.size());
    deliveries.forEach(delivery -> events.add(delivery.json()));
    String body = JsonNodeFactory.instance.objectNode().set("events", events).toString();
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** Each delivery in a call of its own. */
  List<Batch> single() {
    return deliveries.stream().map(delivery -> new Batch(List.of(delivery))).toList();
  }
}
