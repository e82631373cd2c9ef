package dev.attune.connectors.transform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Times;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.json.StrictJson;
import dev.attune.connectors.log.line.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An enriched event, as a line of tab-separated values or as the JSON that Snowplow's analytics
 * SDKs make of it. Both are read through the names of the columns.
 *
 * @param columns by name; contexts and the self-describing event as JSON
 */
record SnowplowEvent(Fields columns) {

  private static final StrictJson JSON = new StrictJson();
  private static final String CONTEXTS = "contexts";
  private static final String EVENT = "unstruct_event";

  /** An event from its line. */
  static SnowplowEvent ofLine(String line) {
    String[] values = line.split("\t", -1);
    if (values.length != SnowplowColumns.COUNT) {
      throw new BadValueException(
          Cause.MISSING_COLUMNS,
          values.length + " tab-separated values, " + SnowplowColumns.COUNT + " are an event");
    }
    ObjectNode columns = JsonNodeFactory.instance.objectNode();
    SnowplowColumns.PLACES.forEach((name, place) -> {
      String value = values[place];
      if (!value.isEmpty()) {
        boolean json = name.equals(CONTEXTS) || name.equals(EVENT);
        columns.set(name, json ? JSON.read(value).node() : columns.textNode(value));
      }
    });
    return new SnowplowEvent(new Fields(columns));
  }

  @Nullable String text(String column) {
    return columns.text(column);
  }

  /** When it happened: by the corrected clock of the device where there is one. */
  Instant time() {
    String derived = text("derived_tstamp");
    String raw = derived == null ? text("collector_tstamp") : derived;
    if (raw == null) {
      throw new BadValueException(
          Cause.BAD_TIMESTAMP, "derived_tstamp and collector_tstamp are missing");
    }
    // Lines write "2026-01-31 12:00:00.000", in UTC.
    return Times.iso("derived_tstamp", raw.contains(" ") ? raw.replace(' ', 'T') + "Z" : raw);
  }

  /** The data of a self-describing event of that name, of any version; without fields if none. */
  Fields selfDescribing(String name) {
    Fields whole = columns.object(EVENT);
    if (!whole.isEmpty()) {
      // The line's form is an envelope around a schema and its data.
      Fields inner = whole.object("data");
      boolean fits = isOf(inner.text("schema"), name);
      return fits ? inner.object("data") : inner.object("");
    }
    String key = keyOf(EVENT + "_", name);
    return columns.object(key == null ? "" : key);
  }

  /** The data of all entities of that name, of any version, in their order. */
  List<Fields> entities(String name) {
    List<Fields> found = new ArrayList<>();
    for (Fields entity : columns.object(CONTEXTS).objects("data")) {
      if (isOf(entity.text("schema"), name)) {
        found.add(entity.object("data"));
      }
    }
    String key = keyOf(CONTEXTS + "_", name);
    return key == null ? found : columns.objects(key);
  }

  /** Whether {@code iglu:vendor/name/format/version} is of that vendor and name. */
  private static boolean isOf(@Nullable String schema, String name) {
    return schema != null && schema.startsWith("iglu:" + name + "/");
  }

  /** The SDK's key: vendor and name with underscores, and the number of the model. */
  private @Nullable String keyOf(String prefix, String name) {
    String start = prefix + name.replace('.', '_').replace('/', '_') + "_";
    for (Map.Entry<String, JsonNode> column : columns.node().properties()) {
      String key = column.getKey();
      if (key.startsWith(start) && key.substring(start.length()).matches("\\d+")) {
        return key;
      }
    }
    return null;
  }
}
