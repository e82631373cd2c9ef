package dev.attune.modelserver;

import dev.attune.modelserver.anthropic.AnthropicDialect;
import dev.attune.modelserver.anthropic.batch.MessageBatches;
import dev.attune.modelserver.chat.CallDesk;
import dev.attune.modelserver.chat.Dialect;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.http.Request;
import dev.attune.modelserver.http.RequestHandler;
import dev.attune.modelserver.json.BadCallException;
import dev.attune.modelserver.json.NotFoundException;
import dev.attune.modelserver.ollama.LocalModels;
import dev.attune.modelserver.ollama.OllamaDialect;
import dev.attune.modelserver.openai.Models;
import dev.attune.modelserver.openai.OpenAiDialect;
import dev.attune.modelserver.openai.batch.Batches;
import dev.attune.modelserver.openai.files.Files;
import dev.attune.modelserver.openai.text.CompletionsDialect;
import dev.attune.modelserver.openai.tuning.TuningJobs;
import dev.attune.modelserver.resource.Ids;
import dev.attune.modelserver.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which address answers what: first the calls of a model, then what a provider keeps. */
final class Routes implements RequestHandler {

  private static final List<String> LISTED = List.of("gpt-test", "claude-test", "llama-test");
  private static final String CHAT = "/v1/chat/completions";
  private static final String TEXT = "/v1/completions";

  private final CallDesk desk;
  private final RequestLog log;
  private final Dialect openai = new OpenAiDialect();
  private final Dialect completions = new CompletionsDialect(openai);
  private final Dialect anthropic = new AnthropicDialect();
  private final Dialect ollamaChat = OllamaDialect.chat();
  private final Dialect ollamaText = OllamaDialect.generate();
  private final List<Resource> resources;

  Routes(CallDesk desk, RequestLog log, Settings settings) {
    this.desk = desk;
    this.log = log;
    Ids ids = new Ids(settings.seed());
    Files files = new Files(ids);
    TuningJobs jobs = new TuningJobs(files, settings.tuning(), ids);
    Map<String, Dialect> batched = Map.of(CHAT, openai, TEXT, completions);
    this.resources =
        List.of(
            files,
            new Batches(files, desk, batched, settings.batches(), ids),
            new MessageBatches(desk, anthropic, settings.batches(), ids),
            jobs,
            new Models(LISTED, jobs::models),
            new LocalModels(LISTED));
  }

  @Override
  public Reply answer(Request request) {
    log.add(request);
    return switch (request.method() + " " + request.path()) {
      case "POST " + CHAT -> desk.answer(openai, request);
      case "POST " + TEXT -> desk.answer(completions, request);
      case "POST /v1/messages" -> desk.answer(anthropic, request);
      case "POST /api/chat" -> desk.answer(ollamaChat, request);
      case "POST /api/generate" -> desk.answer(ollamaText, request);
      default -> desk.answer(dialect(request), request, () -> kept(request));
    };
  }

  private Reply kept(Request request) {
    Dialect dialect = dialect(request);
    try {
      for (Resource resource : resources) {
        Optional<Reply> answer = resource.answer(request);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    } catch (BadCallException refused) {
      return CallDesk.reply(dialect, dialect.problem(400, String.valueOf(refused.getMessage())));
    } catch (NotFoundException missing) {
      return CallDesk.reply(dialect, dialect.problem(404, String.valueOf(missing.getMessage())));
    }
    return CallDesk.reply(
        dialect,
        dialect.problem(404, "Unknown request: %s %s".formatted(request.method(), request.path())));
  }

  private Dialect dialect(Request request) {
    if (request.path().startsWith("/api/")) {
      return ollamaChat;
    }
    return request.header("anthropic-version").isPresent() ? anthropic : openai;
  }
}
