package dev.attune.modelserver.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.json.BadCallException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a request for a chat or for a text. Ollama streams unless it is told not to. */
final class OllamaRequest {

  private OllamaRequest() {}

  static ChatRequest chat(JsonNode body) {
    List<ChatRequest.Message> messages = new ArrayList<>();
    for (JsonNode message : body.path("messages")) {
      messages.add(
          new ChatRequest.Message(
              message.path("role").asText(""), message.path("content").asText("")));
    }
    return of(body, messages);
  }

  static ChatRequest text(JsonNode body) {
    List<ChatRequest.Message> messages = new ArrayList<>();
    if (!body.path("system").asText("").isEmpty()) {
      messages.add(new ChatRequest.Message("system", body.get("system").asText()));
    }
    messages.add(new ChatRequest.Message("user", body.path("prompt").asText("")));
    return of(body, messages);
  }

  private static ChatRequest of(JsonNode body, List<ChatRequest.Message> messages) {
    if (body.path("model").asText("").isEmpty()) {
      throw new BadCallException("model is required");
    }
    JsonNode format = body.path("format");
    boolean scored = body.path("logprobs").asBoolean();
    return new ChatRequest(
        body.get("model").asText(),
        messages,
        1,
        body.path("stream").asBoolean(true)
            ? ChatRequest.Form.STREAMED_WITH_USAGE
            : ChatRequest.Form.WHOLE,
        Math.max(0, body.path("options").path("num_predict").asInt(0)),
        scored ? Math.clamp(body.path("top_logprobs").asInt(0), 0, 20) : -1,
        format.asText("").equals("json"),
        format.isObject() ? format : null,
        tool(body),
        0);
  }

  private static ChatRequest.@Nullable Tool tool(JsonNode body) {
    JsonNode function = body.path("tools").path(0).path("function");
    return function.isObject()
        ? new ChatRequest.Tool(function.path("name").asText(""), function.get("parameters"), false)
        : null;
  }
}
