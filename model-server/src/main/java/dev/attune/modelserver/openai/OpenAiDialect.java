package dev.attune.modelserver.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.chat.Completion;
import dev.attune.modelserver.chat.Dialect;
import dev.attune.modelserver.chat.Problem;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.json.Json;
import java.util.Map;

/** Calls of {@code POST /v1/chat/completions}. */
public final class OpenAiDialect implements Dialect {

  @Override
  public String name() {
    return "openai";
  }

  @Override
  public ChatRequest read(JsonNode body) {
    return OpenAiRequest.read(body);
  }

  @Override
  public Reply write(ChatRequest request, Completion completion) {
    Reply reply =
        request.streamed()
            ? Reply.stream("text/event-stream", OpenAiStream.events(request, completion))
            : Reply.json(200, Json.bytes(OpenAiAnswer.whole(request, completion)));
    return reply.with(Map.of("x-request-id", "req_" + completion.id()));
  }

  @Override
  public Problem problem(Fault fault) {
    return switch (fault) {
      case MONEY_GONE ->
          new Problem(
              429,
              "insufficient_quota",
              "insufficient_quota",
              "You exceeded your current quota, please check your plan and billing details.");
      case USAGE_LIMIT ->
          new Problem(
              400,
              "invalid_request_error",
              "billing_hard_limit_reached",
              "Billing hard limit has been reached.");
      case UNAUTHORIZED ->
          new Problem(
              401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
      case RATE_LIMITED ->
          new Problem(429, "requests", "rate_limit_exceeded", "Rate limit reached for requests.");
      case MODEL_NOT_FOUND ->
          new Problem(404, "invalid_request_error", "model_not_found", "The model does not exist.");
      default -> problem(fault.status(), "Scripted: " + fault.description() + ".");
    };
  }

  @Override
  public Problem problem(int status, String message) {
    return new Problem(
        status, status < 500 ? "invalid_request_error" : "server_error", null, message);
  }

  @Override
  public JsonNode write(Problem problem) {
    return Json.object()
        .set(
            "error",
            Json.object()
                .put("message", problem.message())
                .put("type", problem.type())
                .putNull("param")
                .put("code", problem.code()));
  }
}
