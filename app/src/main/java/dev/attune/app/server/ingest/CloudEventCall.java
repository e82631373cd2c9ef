package dev.attune.app.server.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.segment.SegmentOrigin;
import dev.attune.connectors.log.segment.SegmentReader;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a CloudEvent (specification 1.0) becomes: a Segment call.
 *
 * <p>The last word of {@code type}, behind its last dot, says which. If it is {@code track}, {@code
 * identify}, {@code page} or {@code screen}, {@code data} is that call. Any other word is the name
 * of a track event, with {@code -} and {@code _} for blanks, and {@code data} holds its properties:
 * {@code com.shop.order-completed} is Segment's "Order Completed". {@code source} and {@code id}
 * together are the event's identity, {@code time} its time, {@code subject} its user where the data
 * name none.
 */
record CloudEventCall(SegmentReader reader) {

  private static final String VERSION = "1.0";
  private static final Set<String> CALLS =
      Set.of("track", "identify", "page", "screen", "group", "alias");
  private static final int LONGEST_ID = 256;

  /** The event, or empty where the pipeline has no use for it. */
  Optional<Draft> read(Fields event, SegmentOrigin origin) {
    if (!VERSION.equals(event.requiredId("specversion"))) {
      throw new BadValueException(Cause.BAD_FIELD, "specversion is not 1.0");
    }
    String word = lastWord(event.requiredId("type"));
    ObjectNode call = CALLS.contains(word) ? call(event) : track(event, word);
    call.put("messageId", id(event));
    String time = event.id("time");
    if (time != null) {
      call.put("timestamp", time);
    }
    String subject = event.id("subject");
    if (subject != null && !call.hasNonNull("userId") && !call.hasNonNull("anonymousId")) {
      call.put("userId", subject);
    }
    return reader.read(CALLS.contains(word) ? word : "track", new Fields(call), origin);
  }

  private static String lastWord(String type) {
    return type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Unique for distinct events, by the specification; too long a pair keeps its end. */
  private static String id(Fields event) {
    String id = event.requiredId("source") + "#" + event.requiredId("id");
    return id.substring(Math.max(0, id.length() - LONGEST_ID));
  }

  private static ObjectNode call(Fields event) {
    return data(event).deepCopy();
  }

  private static ObjectNode track(Fields event, String word) {
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    call.put("event", word.replace('-', ' ').replace('_', ' '));
    call.set("properties", data(event));
    return call;
  }

  private static ObjectNode data(Fields event) {
    JsonNode data = event.node().path("data");
    if (data instanceof ObjectNode object) {
      return object;
    }
    throw new BadValueException(Cause.MISSING_FIELD, "data is no JSON object");
  }
}
