package dev.attune.app.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Files of one JSON object a line. */
final class JsonLines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonLines() {}

  /** Each line that is not blank, through a function. */
  static <T> List<T> read(Path file, Function<JsonNode, T> mapping) {
    return LogText.read(
        file,
        text -> {
          List<T> all = new ArrayList<>();
          int number = 0;
          for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
              all.add(map(line, number, mapping));
            }
          }
          return all;
        });
  }

  private static <T> T map(String line, int number, Function<JsonNode, T> mapping)
      throws IOException {
    try {
      return mapping.apply(JSON.readTree(line));
    } catch (JsonProcessingException e) {
      throw new IOException("line " + number + " is not JSON", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("line " + number + ": " + e.getMessage(), e);
    }
  }

  /** A field that must be there. */
  static JsonNode required(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw new IllegalArgumentException("it has no " + field);
    }
    return value;
  }

  /** A number that must be there. */
  static double number(JsonNode object, String field) {
    JsonNode value = required(object, field);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(field + " is no number");
    }
    return value.doubleValue();
  }
}
