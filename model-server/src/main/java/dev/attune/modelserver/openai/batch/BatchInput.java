package dev.attune.modelserver.openai.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attune.modelserver.json.BadCallException;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.openai.files.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the lines of a batch's input file, and says what is wrong with them. */
final class BatchInput {

  private static final int MOST_LINES = 50_000;

  private final String endpoint;
  private final List<Line> lines = new ArrayList<>();
  private final ArrayNode errors = Json.array();
  private final Set<String> names = new HashSet<>();

  /** A call of the batch. */
  record Line(String customId, JsonNode body) {}

  private BatchInput(String endpoint) {
    this.endpoint = endpoint;
  }

  static BatchInput read(StoredFile file, String endpoint) {
    BatchInput input = new BatchInput(endpoint);
    String text = new String(file.content(), StandardCharsets.UTF_8);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        input.line(number, line);
      }
    }
    if (input.lines.isEmpty() && input.errors.isEmpty()) {
      input.wrong(0, "empty_file", "The input file is empty.");
    }
    if (input.lines.size() > MOST_LINES) {
      input.wrong(0, "too_many_tasks", "A batch has at most " + MOST_LINES + " lines.");
    }
    return input;
  }

  private void line(int number, String text) {
    JsonNode line;
    try {
      line = Json.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (BadCallException noJson) {
      wrong(number, "invalid_json_line", "This line is not parseable as valid JSON.");
      return;
    }
    String id = line.path("custom_id").asText("");
    if (id.isEmpty()) {
      wrong(number, "missing_required_parameter", "Missing required parameter: 'custom_id'.");
    } else if (!names.add(id)) {
      wrong(number, "duplicate_custom_id", "The custom_id is not unique: " + id);
    } else if (!line.path("method").asText("").equals("POST")) {
      wrong(number, "invalid_method", "The method must be POST.");
    } else if (!line.path("url").asText("").equals(endpoint)) {
      wrong(number, "invalid_url", "The URL must be that of the batch: " + endpoint);
    } else if (!line.path("body").isObject()) {
      wrong(number, "missing_required_parameter", "Missing required parameter: 'body'.");
    } else {
      lines.add(new Line(id, line.get("body")));
    }
  }

  private void wrong(int number, String code, String message) {
    errors
        .addObject()
        .put("code", code)
        .put("line", number)
        .put("message", message)
        .putNull("param");
  }

  List<Line> lines() {
    return lines;
  }

  /** Empty where all is well. */
  ArrayNode errors() {
    return errors;
  }
}
