package dev.attune.modelserver.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.chat.Completion;
import dev.attune.modelserver.chat.Dialect;
import dev.attune.modelserver.chat.Problem;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.json.Json;

/** Calls of {@code POST /api/chat} and {@code POST /api/generate}. */
public final class OllamaDialect implements Dialect {

  private final OllamaAnswer.Shape shape;

  private OllamaDialect(OllamaAnswer.Shape shape) {
    this.shape = shape;
  }

  /** {@code /api/chat}. */
  public static Dialect chat() {
    return new OllamaDialect(OllamaAnswer.Shape.CHAT);
  }

  /** {@code /api/generate}. */
  public static Dialect generate() {
    return new OllamaDialect(OllamaAnswer.Shape.TEXT);
  }

  @Override
  public String name() {
    return "ollama";
  }

  @Override
  public ChatRequest read(JsonNode body) {
    return switch (shape) {
      case CHAT -> OllamaRequest.chat(body);
      case TEXT -> OllamaRequest.text(body);
    };
  }

  @Override
  public Reply write(ChatRequest request, Completion completion) {
    OllamaAnswer answer = new OllamaAnswer(shape, request, completion);
    return request.streamed()
        ? Reply.stream("application/x-ndjson", answer.lines())
        : Reply.json(200, Json.bytes(answer.whole()));
  }

  @Override
  public Problem problem(Fault fault) {
    return switch (fault) {
      case MONEY_GONE, USAGE_LIMIT ->
          problem(402, "you have reached your usage limit, upgrade for higher limits");
      case MODEL_NOT_FOUND -> problem(404, "model not found, try pulling it first");
      default -> problem(fault.status(), "Scripted: " + fault.description() + ".");
    };
  }

  @Override
  public Problem problem(int status, String message) {
    return new Problem(status, "error", null, message);
  }

  @Override
  public JsonNode write(Problem problem) {
    return Json.object().put("error", problem.message());
  }
}
