package dev.attune.modelserver.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.json.BadCallException;
import dev.attune.modelserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a request for a chat completion. */
final class OpenAiRequest {

  private static final int MOST_CHOICES = 128;
  private static final int MOST_ALTERNATIVES = 20;

  private OpenAiRequest() {}

  static ChatRequest read(JsonNode body) {
    if (body.path("model").asText("").isEmpty()) {
      throw new BadCallException("you must provide a model parameter");
    }
    if (!body.path("messages").isArray() || body.path("messages").isEmpty()) {
      throw new BadCallException("Missing required parameter: 'messages'.");
    }
    List<ChatRequest.Message> messages = messages(body.get("messages"));
    JsonNode format = body.path("response_format");
    return new ChatRequest(
        body.get("model").asText(),
        messages,
        between("n", body.path("n").asInt(1), 1, MOST_CHOICES),
        form(body),
        body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(0)),
        logprobs(body),
        format.path("type").asText("").startsWith("json"),
        schema(format),
        tool(body),
        messages.size() - 1);
  }

  private static List<ChatRequest.Message> messages(JsonNode from) {
    List<ChatRequest.Message> messages = new ArrayList<>();
    for (JsonNode message : from) {
      messages.add(
          new ChatRequest.Message(
              message.path("role").asText(""), Json.content(message.path("content"))));
    }
    return messages;
  }

  private static ChatRequest.Form form(JsonNode body) {
    if (!body.path("stream").asBoolean()) {
      return ChatRequest.Form.WHOLE;
    }
    return body.path("stream_options").path("include_usage").asBoolean()
        ? ChatRequest.Form.STREAMED_WITH_USAGE
        : ChatRequest.Form.STREAMED;
  }

  private static int logprobs(JsonNode body) {
    boolean wanted = body.path("logprobs").asBoolean();
    if (!wanted && body.path("top_logprobs").isInt()) {
      throw new BadCallException("'logprobs' must be true when 'top_logprobs' is given.");
    }
    int top = between("top_logprobs", body.path("top_logprobs").asInt(0), 0, MOST_ALTERNATIVES);
    return wanted ? top : -1;
  }

  private static @Nullable JsonNode schema(JsonNode format) {
    if (!format.path("type").asText("").equals("json_schema")) {
      return null;
    }
    JsonNode schema = format.path("json_schema").path("schema");
    if (!schema.isObject()) {
      throw new BadCallException("Missing required parameter: 'response_format.json_schema'.");
    }
    return schema;
  }

  private static ChatRequest.@Nullable Tool tool(JsonNode body) {
    JsonNode choice = body.path("tool_choice");
    String wanted = choice.path("function").path("name").asText("");
    for (JsonNode tool : body.path("tools")) {
      JsonNode function = tool.path("function");
      String name = function.path("name").asText("");
      if (wanted.isEmpty() || wanted.equals(name)) {
        boolean forced = !wanted.isEmpty() || choice.asText("").equals("required");
        return new ChatRequest.Tool(name, function.get("parameters"), forced);
      }
    }
    return null;
  }

  private static int between(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new BadCallException(
          "Invalid '%s': must be between %d and %d.".formatted(name, least, most));
    }
    return value;
  }
}
