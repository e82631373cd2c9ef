package dev.attune.modelserver.openai.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.behaviour.Chance;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.chat.ChatRequest;
import dev.attune.modelserver.chat.Completion;
import dev.attune.modelserver.chat.Dialect;
import dev.attune.modelserver.chat.Problem;
import dev.attune.modelserver.http.Reply;
import dev.attune.modelserver.json.BadCallException;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.text.TokenScore;
import dev.attune.modelserver.text.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls of {@code POST /v1/completions}: the prompt goes on. With {@code echo} it comes back before
 * the text, scored where {@code logprobs} says so, which is how a given text is scored.
 */
public final class CompletionsDialect implements Dialect {

  private static final String ECHO = "echo";
  private final Dialect errors;

  /**
   * @param errors words errors
   */
  public CompletionsDialect(Dialect errors) {
    this.errors = errors;
  }

  @Override
  public String name() {
    return errors.name();
  }

  @Override
  public ChatRequest read(JsonNode body) {
    if (body.path("model").asText("").isEmpty()) {
      throw new BadCallException("you must provide a model parameter");
    }
    JsonNode prompt = body.path("prompt");
    String text = prompt.isArray() ? prompt.path(0).asText("") : prompt.asText("");
    int logprobs = body.path("logprobs").isInt() ? body.get("logprobs").asInt() : -1;
    if (logprobs > 5) {
      throw new BadCallException("Invalid value for 'logprobs': must be at most 5.");
    }
    boolean echo = body.path(ECHO).asBoolean();
    boolean none = body.path("max_tokens").isInt() && body.get("max_tokens").asInt() == 0;
    return new ChatRequest(
        body.get("model").asText(),
        List.of(new ChatRequest.Message(echo ? ECHO : "prompt", text)),
        Math.clamp(body.path("n").asInt(1), 1, 128),
        body.path("stream").asBoolean() ? ChatRequest.Form.STREAMED : ChatRequest.Form.WHOLE,
        // The chat form has no word for an answer of no tokens: what is written then is left out.
        none ? ChatRequest.NOTHING : body.path("max_tokens").asInt(16),
        logprobs,
        false,
        null,
        null,
        0);
  }

  @Override
  public Reply write(ChatRequest request, Completion completion) {
    ObjectNode answer =
        Json.object()
            .put("id", "cmpl-" + completion.id())
            .put("object", "text_completion")
            .put("created", completion.created())
            .put("model", request.model());
    ArrayNode choices = answer.putArray("choices");
    for (int i = 0; i < completion.choices().size(); i++) {
      choices.add(choice(request, completion.choices().get(i)).put("index", i));
    }
    if (completion.usage() != null) {
      Completion.Usage usage = completion.usage();
      answer
          .putObject("usage")
          .put("prompt_tokens", usage.input())
          .put("completion_tokens", usage.output())
          .put("total_tokens", usage.input() + usage.output());
    }
    return request.streamed()
        ? Reply.stream("text/event-stream", List.of(event(Json.text(answer)), event("[DONE]")))
        : Reply.json(200, Json.bytes(answer));
  }

  private static byte[] event(String data) {
    return ("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode choice(ChatRequest request, Completion.Choice choice) {
    List<TokenScore> scores = new ArrayList<>();
    String text = "";
    ChatRequest.Message prompt = request.messages().getFirst();
    boolean echo = prompt.role().equals(ECHO);
    if (echo) {
      text = prompt.text();
      scores.addAll(
          TokenScore.of(
              Tokens.split(text),
              Math.max(0, request.logprobs()),
              Chance.of(Chance.hash(request.model()), Chance.hash(text))));
    }
    if (request.maxTokens() != ChatRequest.NOTHING) {
      text += choice.text();
      scores.addAll(choice.scores());
    }
    ObjectNode node = Json.object().put("text", text);
    node.set("logprobs", request.logprobs() < 0 ? null : logprobs(scores, echo));
    return node.put(
        "finish_reason", choice.finish() == Completion.Finish.LENGTH ? "length" : "stop");
  }

  private static ObjectNode logprobs(List<TokenScore> scores, boolean echo) {
    ObjectNode node = Json.object();
    ArrayNode tokens = node.putArray("tokens");
    ArrayNode values = node.putArray("token_logprobs");
    ArrayNode tops = node.putArray("top_logprobs");
    ArrayNode offsets = node.putArray("text_offset");
    int offset = 0;
    for (int i = 0; i < scores.size(); i++) {
      TokenScore score = scores.get(i);
      tokens.add(score.token());
      offsets.add(offset);
      offset += score.token().length();
      if (echo && i == 0) {
        // Nothing stands before the first token of a prompt, so nothing says how probable it is.
        values.addNull();
        tops.addNull();
      } else {
        values.add(score.logProbability());
        ObjectNode top = tops.addObject();
        score.top().forEach(other -> top.put(other.token(), other.logProbability()));
      }
    }
    return node;
  }

  @Override
  public Problem problem(Fault fault) {
    return errors.problem(fault);
  }

  @Override
  public Problem problem(int status, String message) {
    return errors.problem(status, message);
  }

  @Override
  public JsonNode write(Problem problem) {
    return errors.write(problem);
  }
}
