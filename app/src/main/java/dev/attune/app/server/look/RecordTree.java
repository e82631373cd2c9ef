package dev.attune.app.server.look;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.inspect.UserHistory;
import dev.attune.schemas.json.RecordJson;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records of ours as parts of an answer. */
final class RecordTree {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private RecordTree() {}

  static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  static void put(ObjectNode answer, String name, @Nullable SpecificRecord value) {
    if (value != null) {
      answer.set(name, of(value));
    }
  }

  static ArrayNode of(List<UserHistory.Entry> entries) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (UserHistory.Entry entry : entries) {
      all.addObject()
          .put("at", entry.at().toString())
          .put("topic", entry.topic())
          .put("partition", entry.partition())
          .put("offset", entry.offset())
          .set("record", of(entry.record()));
    }
    return all;
  }

  private static JsonNode of(SpecificRecord value) {
    try {
      return JSON.readTree(RecordJson.toJson(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of ours are JSON", e);
    }
  }
}
