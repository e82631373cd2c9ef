package dev.attune.modelserver.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.json.BadCallException;
import dev.attune.modelserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request for a message. Each block of a content becomes a message of its own, so that the
 * prompt cache ends where a block says so.
 */
final class AnthropicRequest {

  private final List<ChatRequest.Message> blocks = new ArrayList<>();
  private int cached;

  private AnthropicRequest() {}

  static ChatRequest read(JsonNode body) {
    if (body.path("model").asText("").isEmpty()) {
      throw new BadCallException("model: Field required");
    }
    if (body.path("max_tokens").asInt(0) < 1) {
      throw new BadCallException("max_tokens: Field required");
    }
    if (!body.path("messages").isArray() || body.path("messages").isEmpty()) {
      throw new BadCallException("messages: at least one message is required");
    }
    AnthropicRequest reader = new AnthropicRequest();
    body.path("tools").forEach(tool -> reader.cacheAfter(tool));
    reader.blocks("system", body.path("system"));
    body.get("messages")
        .forEach(
            message -> reader.blocks(message.path("role").asText(""), message.path("content")));
    return new ChatRequest(
        body.get("model").asText(),
        reader.blocks,
        1,
        body.path("stream").asBoolean()
            ? ChatRequest.Form.STREAMED_WITH_USAGE
            : ChatRequest.Form.WHOLE,
        body.get("max_tokens").asInt(),
        -1,
        false,
        schema(body),
        tool(body),
        reader.cached);
  }

  private void blocks(String role, JsonNode content) {
    if (!content.isArray()) {
      if (!content.isMissingNode()) {
        blocks.add(new ChatRequest.Message(role, Json.content(content)));
      }
      return;
    }
    for (JsonNode block : content) {
      String text = block.path("text").asText(Json.content(block.path("content")));
      blocks.add(new ChatRequest.Message(role, text));
      cacheAfter(block);
    }
  }

  private void cacheAfter(JsonNode block) {
    if (block.path("cache_control").isObject()) {
      cached = blocks.size();
    }
  }

  private static @Nullable JsonNode schema(JsonNode body) {
    JsonNode inConfig = body.path("output_config").path("format").path("schema");
    JsonNode schema = inConfig.isObject() ? inConfig : body.path("output_format").path("schema");
    return schema.isObject() ? schema : null;
  }

  private static ChatRequest.@Nullable Tool tool(JsonNode body) {
    JsonNode choice = body.path("tool_choice");
    String type = choice.path("type").asText("auto");
    String wanted = type.equals("tool") ? choice.path("name").asText("") : "";
    for (JsonNode tool : body.path("tools")) {
      String name = tool.path("name").asText("");
      if (wanted.isEmpty() || wanted.equals(name)) {
        boolean forced = type.equals("any") || type.equals("tool");
        return new ChatRequest.Tool(name, tool.get("input_schema"), forced);
      }
    }
    return null;
  }
}
