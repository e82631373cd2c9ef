package dev.attune.modelserver.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.chat.Completion;
import dev.attune.modelserver.chat.Pieces;
import dev.attune.modelserver.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a chat completion as server-sent events, ended by {@code [DONE]}. */
final class OpenAiStream {

  private static final String OBJECT = "chat.completion.chunk";

  private final ChatRequest request;
  private final Completion completion;
  private final List<byte[]> events = new ArrayList<>();

  private OpenAiStream(ChatRequest request, Completion completion) {
    this.request = request;
    this.completion = completion;
  }

  static List<byte[]> events(ChatRequest request, Completion completion) {
    OpenAiStream stream = new OpenAiStream(request, completion);
    for (int i = 0; i < completion.choices().size(); i++) {
      stream.choice(i, completion.choices().get(i));
    }
    stream.end();
    return stream.events;
  }

  private void choice(int index, Completion.Choice choice) {
    ObjectNode first = Json.object().put("role", "assistant").put("content", "");
    add(index, first, null);
    if (choice.tool() != null) {
      ObjectNode delta = Json.object();
      delta
          .putArray("tool_calls")
          .add(OpenAiAnswer.toolCall(choice.tool(), completion.id() + index).put("index", 0));
      add(index, delta, null);
    } else {
      text(index, choice);
    }
    add(index, Json.object(), OpenAiAnswer.finish(choice.finish()));
  }

  private void text(int index, Completion.Choice choice) {
    String field = choice.finish() == Completion.Finish.REFUSAL ? "refusal" : "content";
    for (Pieces.Range range : Pieces.of(choice.tokens().size())) {
      ObjectNode chunk = chunk(index, Json.object().put(field, range.of(choice.tokens())), null);
      if (!choice.scores().isEmpty()) {
        ((ObjectNode) chunk.path("choices").get(0))
            .set(
                "logprobs",
                OpenAiAnswer.logprobs(choice.scores().subList(range.from(), range.to())));
      }
      event(chunk);
    }
  }

  private void end() {
    if (request.form() == ChatRequest.Form.STREAMED_WITH_USAGE && completion.usage() != null) {
      ObjectNode last = OpenAiAnswer.head(request, completion, OBJECT);
      last.putArray("choices");
      last.set("usage", OpenAiAnswer.usage(completion.usage()));
      event(last);
    }
    events.add("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
  }

  private void add(int index, ObjectNode delta, @Nullable String finish) {
    event(chunk(index, delta, finish));
  }

  private ObjectNode chunk(int index, ObjectNode delta, @Nullable String finish) {
    ObjectNode chunk = OpenAiAnswer.head(request, completion, OBJECT);
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", index);
    choice.set("delta", delta);
    choice.putNull("logprobs").put("finish_reason", finish);
    return chunk;
  }

  private void event(ObjectNode data) {
    events.add(("data: " + Json.text(data) + "\n\n").getBytes(StandardCharsets.UTF_8));
  }
}
