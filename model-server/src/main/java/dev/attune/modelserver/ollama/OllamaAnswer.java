package dev.attune.modelserver.ollama;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.chat.Completion;
import dev.attune.modelserver.chat.Pieces;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.text.TokenScore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes an answer, in one piece or as lines of JSON. */
final class OllamaAnswer {

  private static final long NANOS_A_TOKEN = 10_000_000;

  private final Shape shape;
  private final ChatRequest request;
  private final Completion completion;
  private final Completion.Choice choice;

  /** Where the text stands. */
  enum Shape {
    CHAT,
    TEXT
  }

  OllamaAnswer(Shape shape, ChatRequest request, Completion completion) {
    this.shape = shape;
    this.request = request;
    this.completion = completion;
    this.choice = completion.choices().getFirst();
  }

  ObjectNode whole() {
    ObjectNode answer = piece(choice.text());
    if (choice.tool() != null) {
      toolCall(answer);
    }
    scores(answer, choice.scores());
    return end(answer);
  }

  List<byte[]> lines() {
    List<byte[]> lines = new ArrayList<>();
    if (choice.tool() != null) {
      ObjectNode piece = piece("");
      toolCall(piece);
      lines.add(line(piece.put("done", false)));
    } else {
      for (Pieces.Range range : Pieces.of(choice.tokens().size())) {
        ObjectNode piece = piece(range.of(choice.tokens()));
        if (!choice.scores().isEmpty()) {
          scores(piece, choice.scores().subList(range.from(), range.to()));
        }
        lines.add(line(piece.put("done", false)));
      }
    }
    lines.add(line(end(piece(""))));
    return lines;
  }

  private ObjectNode piece(String text) {
    ObjectNode piece =
        Json.object()
            .put("model", request.model())
            .put("created_at", Instant.ofEpochSecond(completion.created()).toString());
    switch (shape) {
      case CHAT -> piece.putObject("message").put("role", "assistant").put("content", text);
      case TEXT -> piece.put("response", text);
    }
    return piece;
  }

  private void toolCall(ObjectNode piece) {
    Completion.ToolCall tool = choice.tool();
    if (tool != null && shape == Shape.CHAT) {
      ObjectNode function =
          ((ObjectNode) piece.get("message"))
              .putArray("tool_calls")
              .addObject()
              .putObject("function")
              .put("name", tool.name());
      function.set("arguments", tool.arguments());
    }
  }

  private static void scores(ObjectNode piece, List<TokenScore> scores) {
    if (scores.isEmpty()) {
      return;
    }
    ArrayNode list = piece.putArray("logprobs");
    for (TokenScore score : scores) {
      ObjectNode token = list.addObject();
      score(token, score);
      if (!score.top().isEmpty()) {
        ArrayNode top = token.putArray("top_logprobs");
        score.top().forEach(other -> score(top.addObject(), other));
      }
    }
  }

  private static void score(ObjectNode into, TokenScore score) {
    into.put("token", score.token()).put("logprob", score.logProbability());
    ArrayNode bytes = into.putArray("bytes");
    for (byte b : score.token().getBytes(StandardCharsets.UTF_8)) {
      bytes.add(b & 0xff);
    }
  }

  /** It has no word for a refusal or a filter: the text simply ends. */
  private ObjectNode end(ObjectNode piece) {
    boolean cut = choice.finish() == Completion.Finish.LENGTH;
    piece.put("done", true).put("done_reason", cut ? "length" : "stop");
    Completion.Usage usage = completion.usage();
    if (usage != null) {
      piece
          .put("total_duration", NANOS_A_TOKEN * (usage.input() + usage.output()))
          .put("load_duration", NANOS_A_TOKEN)
          .put("prompt_eval_count", usage.input())
          .put("prompt_eval_duration", NANOS_A_TOKEN * usage.input())
          .put("eval_count", usage.output())
          .put("eval_duration", NANOS_A_TOKEN * usage.output());
    }
    return piece;
  }

  private static byte[] line(ObjectNode piece) {
    return (Json.text(piece) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
