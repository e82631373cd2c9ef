package dev.attune.modelserver;

import dev.attune.modelserver.anthropic.AnthropicDialect;
import dev.attune.modelserver.chat.CallDesk;
import dev.attune.modelserver.chat.Dialect;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.http.Request;
import dev.attune.modelserver.http.RequestHandler;
import dev.attune.modelserver.openai.OpenAiDialect;

/** Which address answers what. */
final class Routes implements RequestHandler {

  private final CallDesk desk;
  private final RequestLog log;
  private final Dialect openai = new OpenAiDialect();
  private final Dialect anthropic = new AnthropicDialect();

  Routes(CallDesk desk, RequestLog log) {
    this.desk = desk;
    this.log = log;
  }

  @Override
  public Reply answer(Request request) {
    log.add(request);
    return switch (request.method() + " " + request.path()) {
      case "POST /v1/chat/completions" -> desk.answer(openai, request);
      case "POST /v1/messages" -> desk.answer(anthropic, request);
      default -> nothingHere(request);
    };
  }

  private Reply nothingHere(Request request) {
    Dialect dialect = request.header("anthropic-version").isPresent() ? anthropic : openai;
    return CallDesk.reply(
        dialect,
        dialect.problem(404, "Unknown request: %s %s".formatted(request.method(), request.path())));
  }
}
