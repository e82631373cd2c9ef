package dev.attune.modelserver.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.chat.Completion;
import dev.attune.modelserver.chat.Pieces;
import dev.attune.modelserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a message, in one piece or as server-sent events. */
final class AnthropicAnswer {

  private AnthropicAnswer() {}

  static ObjectNode whole(ChatRequest request, Completion completion) {
    Completion.Choice choice = completion.choices().getFirst();
    ObjectNode message = head(request, completion);
    if (choice.tool() != null) {
      message.withArray("content").add(toolUse(choice.tool(), completion.id(), true));
    } else if (choice.finish() != Completion.Finish.REFUSAL) {
      message.withArray("content").addObject().put("type", "text").put("text", choice.text());
    }
    message.put("stop_reason", stopReason(choice.finish()));
    if (completion.usage() != null) {
      message.set("usage", usage(completion.usage()));
    }
    return message;
  }

  static List<byte[]> events(ChatRequest request, Completion completion) {
    List<byte[]> events = new ArrayList<>();
    ObjectNode head = head(request, completion);
    if (completion.usage() != null) {
      head.set("usage", usage(completion.usage()).put("output_tokens", 1));
    }
    ObjectNode start = Json.object();
    start.set("message", head);
    events.add(event("message_start", start));
    Completion.Choice choice = completion.choices().getFirst();
    if (choice.finish() != Completion.Finish.REFUSAL) {
      block(choice, completion.id(), events);
    }
    events.add(event("message_delta", end(choice, completion.usage())));
    events.add(event("message_stop", Json.object()));
    return events;
  }

  private static void block(Completion.Choice choice, String id, List<byte[]> events) {
    ObjectNode start = Json.object().put("index", 0);
    if (choice.tool() != null) {
      start.set("content_block", toolUse(choice.tool(), id, false));
    } else {
      start.putObject("content_block").put("type", "text").put("text", "");
    }
    events.add(event("content_block_start", start));
    for (Pieces.Range range : Pieces.of(choice.tokens().size())) {
      String piece = range.of(choice.tokens());
      ObjectNode delta = Json.object().put("index", 0);
      if (choice.tool() != null) {
        delta.putObject("delta").put("type", "input_json_delta").put("partial_json", piece);
      } else {
        delta.putObject("delta").put("type", "text_delta").put("text", piece);
      }
      events.add(event("content_block_delta", delta));
    }
    events.add(event("content_block_stop", Json.object().put("index", 0)));
  }

  private static ObjectNode end(Completion.Choice choice, Completion.@Nullable Usage usage) {
    ObjectNode end = Json.object();
    end.putObject("delta").put("stop_reason", stopReason(choice.finish())).putNull("stop_sequence");
    if (usage != null) {
      end.putObject("usage").put("output_tokens", usage.output());
    }
    return end;
  }

  private static ObjectNode head(ChatRequest request, Completion completion) {
    ObjectNode message =
        Json.object()
            .put("id", "msg_" + completion.id())
            .put("type", "message")
            .put("role", "assistant")
            .put("model", request.model());
    message.putArray("content");
    return message.putNull("stop_reason").putNull("stop_sequence");
  }

  private static ObjectNode toolUse(Completion.ToolCall tool, String id, boolean filled) {
    ObjectNode block =
        Json.object().put("type", "tool_use").put("id", "toolu_" + id).put("name", tool.name());
    block.set("input", filled ? tool.arguments() : Json.object());
    return block;
  }

  /** Anthropic counts as input only what was neither read from the cache nor written to it. */
  private static ObjectNode usage(Completion.Usage usage) {
    return Json.object()
        .put("input_tokens", usage.input() - usage.cacheRead() - usage.cacheWritten())
        .put("cache_creation_input_tokens", usage.cacheWritten())
        .put("cache_read_input_tokens", usage.cacheRead())
        .put("output_tokens", usage.output());
  }

  private static String stopReason(Completion.Finish finish) {
    return switch (finish) {
      case STOP -> "end_turn";
      case LENGTH -> "max_tokens";
      case TOOL_CALL -> "tool_use";
      case CONTENT_FILTER, REFUSAL -> "refusal";
    };
  }

  private static byte[] event(String name, ObjectNode data) {
    return "event: %s\ndata: %s\n\n"
        .formatted(name, Json.text(data.put("type", name)))
        .getBytes(StandardCharsets.UTF_8);
  }
}
