package dev.attune.modelserver.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.chat.Completion;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.text.TokenScore;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a chat completion in one piece, and the parts that a stream shares with it. */
final class OpenAiAnswer {

  private OpenAiAnswer() {}

  static ObjectNode whole(ChatRequest request, Completion completion) {
    ObjectNode answer = head(request, completion, "chat.completion");
    ArrayNode choices = answer.putArray("choices");
    for (int i = 0; i < completion.choices().size(); i++) {
      Completion.Choice choice = completion.choices().get(i);
      ObjectNode node = choices.addObject().put("index", i);
      node.set("message", message(choice, completion.id() + i));
      node.set("logprobs", logprobs(choice.scores()));
      node.put("finish_reason", finish(choice.finish()));
    }
    if (completion.usage() != null) {
      answer.set("usage", usage(completion.usage()));
    }
    return answer;
  }

  static ObjectNode head(ChatRequest request, Completion completion, String object) {
    return Json.object()
        .put("id", "chatcmpl-" + completion.id())
        .put("object", object)
        .put("created", completion.created())
        .put("model", request.model())
        .put("system_fingerprint", "fp_attune");
  }

  static ObjectNode usage(Completion.Usage usage) {
    ObjectNode node =
        Json.object()
            .put("prompt_tokens", usage.input())
            .put("completion_tokens", usage.output())
            .put("total_tokens", usage.input() + usage.output());
    node.putObject("prompt_tokens_details").put("cached_tokens", usage.cacheRead() / 128 * 128);
    node.putObject("completion_tokens_details").put("reasoning_tokens", 0);
    return node;
  }

  static JsonNode logprobs(List<TokenScore> scores) {
    if (scores.isEmpty()) {
      return JsonNodeFactory.instance.nullNode();
    }
    ObjectNode node = Json.object();
    ArrayNode content = node.putArray("content");
    for (TokenScore score : scores) {
      ObjectNode token = score(score);
      content.add(token);
      ArrayNode top = token.putArray("top_logprobs");
      score.top().forEach(other -> top.add(score(other)));
    }
    node.putNull("refusal");
    return node;
  }

  static String finish(Completion.Finish finish) {
    return switch (finish) {
      case STOP, REFUSAL -> "stop";
      case LENGTH -> "length";
      case TOOL_CALL -> "tool_calls";
      case CONTENT_FILTER -> "content_filter";
    };
  }

  static ObjectNode toolCall(Completion.ToolCall tool, String id) {
    ObjectNode call = Json.object().put("id", "call_" + id).put("type", "function");
    call.putObject("function")
        .put("name", tool.name())
        .put("arguments", Json.text(tool.arguments()));
    return call;
  }

  private static ObjectNode message(Completion.Choice choice, String id) {
    ObjectNode message = Json.object().put("role", "assistant");
    if (choice.tool() != null) {
      message.putNull("content").putNull("refusal");
      message.putArray("tool_calls").add(toolCall(choice.tool(), id));
    } else if (choice.finish() == Completion.Finish.REFUSAL) {
      message.putNull("content").put("refusal", choice.text());
    } else {
      message.put("content", choice.text()).putNull("refusal");
    }
    return message;
  }

  private static ObjectNode score(TokenScore score) {
    ObjectNode node =
        Json.object().put("token", score.token()).put("logprob", score.logProbability());
    ArrayNode bytes = node.putArray("bytes");
    for (byte b : score.token().getBytes(StandardCharsets.UTF_8)) {
      bytes.add(b & 0xff);
    }
    return node;
  }
}
