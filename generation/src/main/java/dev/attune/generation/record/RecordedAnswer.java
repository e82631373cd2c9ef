package dev.attune.generation.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.generation.model.CanonicalRequest;
import dev.attune.schemas.json.RecordJson;

/**
 * One line of a recording: {@code {"key": …, "system": …, "user": …, "maxOutputTokens": …,
 * "response": …}}.
 *
 * @param response as it was given, failures included; addressed to the request it was given to
 */
record RecordedAnswer(CanonicalRequest request, GenerationResponse response) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static RecordedAnswer of(GenerationRequest request, GenerationResponse response) {
    return new RecordedAnswer(CanonicalRequest.of(request), response);
  }

  /** Without a line end. */
  String toJson() {
    ObjectNode line = JSON.createObjectNode();
    line.put("key", request.key());
    line.put("system", request.system());
    line.put("user", request.user());
    line.put("maxOutputTokens", request.maxOutputTokens());
    line.put("candidates", request.candidates());
    line.put("choose", request.choose());
    try {
      line.set("response", JSON.readTree(RecordJson.toJson(response)));
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree can always be written", impossible);
    }
  }

  /**
   * The answer in such a line.
   *
   * @throws IllegalArgumentException where it is none
   */
  static RecordedAnswer fromJson(String json) {
    try {
      JsonNode line = JSON.readTree(json);
      return new RecordedAnswer(
          new CanonicalRequest(
              text(line, "system"),
              text(line, "user"),
              line.path("maxOutputTokens").asInt(),
              line.path("candidates").asInt(1),
              line.path("choose").asText("")),
          RecordJson.fromJson(line.path("response").toString(), GenerationResponse.class));
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("not JSON, " + notJson.getOriginalMessage(), notJson);
    }
  }

  private static String text(JsonNode line, String field) {
    JsonNode value = line.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("no text in \"" + field + "\"");
    }
    return value.textValue();
  }

  /** The same answer, given to this request. */
  GenerationResponse to(GenerationRequest asked) {
    return new GenerationResponse(
        asked.getRequestId(),
        asked.getUserId(),
        asked.getSlot(),
        asked.getGeneration(),
        response.getStatus(),
        response.getDetail(),
        response.getText(),
        response.getUse(),
        response.getSelection());
  }
}
