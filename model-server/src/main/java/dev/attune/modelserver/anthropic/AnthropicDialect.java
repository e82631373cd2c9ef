package dev.attune.modelserver.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.chat.Completion;
import dev.attune.modelserver.chat.Dialect;
import dev.attune.modelserver.chat.Problem;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.json.Json;
import java.util.Map;

/** Calls of {@code POST /v1/messages}. */
public final class AnthropicDialect implements Dialect {

  @Override
  public String name() {
    return "anthropic";
  }

  @Override
  public ChatRequest read(JsonNode body) {
    return AnthropicRequest.read(body);
  }

  @Override
  public Reply write(ChatRequest request, Completion completion) {
    Reply reply =
        request.streamed()
            ? Reply.stream("text/event-stream", AnthropicAnswer.events(request, completion))
            : Reply.json(200, Json.bytes(AnthropicAnswer.whole(request, completion)));
    return reply.with(Map.of("request-id", "req_" + completion.id()));
  }

  @Override
  public Problem problem(Fault fault) {
    return switch (fault) {
      case MONEY_GONE ->
          problem(
              400,
              "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to"
                  + " upgrade or purchase credits.");
      case USAGE_LIMIT ->
          problem(
              400,
              "You have reached your specified API usage limits. You will regain access on 2027-01-01 at"
                  + " 00:00 UTC.");
      default -> problem(fault.status(), "Scripted: " + fault.description() + ".");
    };
  }

  @Override
  public Problem problem(int status, String message) {
    String type =
        switch (status) {
          case 401 -> "authentication_error";
          case 402 -> "billing_error";
          case 403 -> "permission_error";
          case 404 -> "not_found_error";
          case 413 -> "request_too_large";
          case 429 -> "rate_limit_error";
          case 504 -> "timeout_error";
          case 529 -> "overloaded_error";
          default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    return new Problem(status, type, null, message);
  }

  @Override
  public JsonNode write(Problem problem) {
    ObjectNode error = Json.object().put("type", "error");
    error.putObject("error").put("type", problem.type()).put("message", problem.message());
    return error;
  }
}
