package dev.attune.generation.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in a text a JSON object may be: in a string literal, in a fence, amid prose. */
final class JsonCandidates {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonCandidates() {}

  /** Candidates, widest first; empty where there is no object at all. */
  static List<String> in(String raw) {
    List<String> candidates = new ArrayList<>();
    nested(raw).flatMap(JsonCandidates::braces).ifPresent(candidates::add);
    braces(raw).ifPresent(candidates::add);
    return candidates;
  }

  /** The content of a JSON string that holds JSON, as some models quote their whole answer. */
  private static Optional<String> nested(String raw) {
    String trimmed = raw.strip();
    if (!trimmed.startsWith("\"") || !trimmed.endsWith("\"")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(trimmed, String.class));
    } catch (JsonProcessingException notAString) {
      return Optional.empty();
    }
  }

  private static Optional<String> braces(String text) {
    int first = text.indexOf('{');
    int last = text.lastIndexOf('}');
    return first < 0 || last < first
        ? Optional.empty()
        : Optional.of(text.substring(first, last + 1));
  }
}
