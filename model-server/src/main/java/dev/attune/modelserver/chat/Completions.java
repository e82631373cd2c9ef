package dev.attune.modelserver.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.modelserver.behaviour.Chance;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import dev.attune.modelserver.json.Json;
import dev.attune.modelserver.text.Copywriter;
import dev.attune.modelserver.text.Facts;
import dev.attune.modelserver.text.FactsReader;
import dev.attune.modelserver.text.Offer;
import dev.attune.modelserver.text.TokenScore;
import dev.attune.modelserver.text.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the model answers. The seed and the request decide on the text: the same request gets
 * the same one, its several choices differ.
 */
final class Completions {

  private static final int TOKENS_OF_A_MESSAGE = 4;

  private final long seed;
  private final PromptCache cache = new PromptCache();

  Completions(long seed) {
    this.seed = seed;
  }

  Completion write(ChatRequest request, Outcome outcome) {
    String prompt = request.text();
    long key = Chance.mix(seed, Chance.hash(request.model()), Chance.hash(prompt));
    Facts facts = FactsReader.read(prompt);
    List<Completion.Choice> choices = new ArrayList<>();
    for (int i = 0; i < request.choices(); i++) {
      choices.add(choice(request, prompt, outcome, facts, Chance.of(key, i)));
    }
    return new Completion(
        "%016x%08x".formatted(key, request.choices()),
        Instant.now().getEpochSecond(),
        choices,
        usage(request, outcome, choices));
  }

  private static Completion.Choice choice(
      ChatRequest request, String prompt, Outcome outcome, Facts facts, RandomGenerator random) {
    Completion.@Nullable ToolCall tool = toolCall(request, outcome, facts, random);
    if (tool != null) {
      List<String> tokens = Tokens.split(Json.text(tool.arguments()));
      return new Completion.Choice("", tokens, List.of(), tool, Completion.Finish.TOOL_CALL);
    }
    Said said =
        TextFaults.apply(outcome, facts, text(request, prompt, outcome, facts, random), random);
    List<String> tokens = Tokens.split(said.text());
    // What is huge is so against the caller's limit, or nobody would meet it.
    boolean limited = request.maxTokens() > 0 && !outcome.has(Fault.HUGE);
    if (limited && tokens.size() > request.maxTokens()) {
      tokens = tokens.subList(0, request.maxTokens());
      said = new Said(String.join("", tokens), Completion.Finish.LENGTH);
    }
    List<TokenScore> scores =
        request.logprobs() < 0 ? List.of() : TokenScore.of(tokens, request.logprobs(), random);
    return new Completion.Choice(said.text(), tokens, scores, null, said.finish());
  }

  /** A text and why it ends. */
  record Said(String text, Completion.Finish finish) {}

  private static String text(
      ChatRequest request, String prompt, Outcome outcome, Facts facts, RandomGenerator random) {
    if (outcome.text() != null) {
      return outcome.text();
    }
    Facts wanted =
        outcome.has(Fault.WRONG_LANGUAGE)
            ? facts.in(facts.language().equals("fr") ? "de" : "fr")
            : facts;
    if (request.schema() != null) {
      return Json.text(
          new SchemaFiller(request.schema(), () -> Copywriter.write(wanted, random)).fill());
    }
    Offer offer = Copywriter.write(wanted, random);
    if (request.json() || prompt.contains("JSON") || prompt.contains("headline")) {
      return Json.text(json(offer));
    }
    return String.join("\n\n", offer.headline(), offer.body(), offer.callToAction());
  }

  private static Completion.@Nullable ToolCall toolCall(
      ChatRequest request, Outcome outcome, Facts facts, RandomGenerator random) {
    ChatRequest.@Nullable Tool tool = request.tool();
    if (tool != null && (tool.forced() || outcome.has(Fault.TOOL_CALL))) {
      JsonNode schema = tool.schema() == null ? Json.object() : tool.schema();
      JsonNode arguments = new SchemaFiller(schema, () -> Copywriter.write(facts, random)).fill();
      return new Completion.ToolCall(tool.name(), arguments);
    }
    return outcome.has(Fault.TOOL_CALL)
        ? new Completion.ToolCall("search_products", Json.object().put("query", "kettle"))
        : null;
  }

  private static ObjectNode json(Offer offer) {
    return Json.object()
        .put("headline", offer.headline())
        .put("body", offer.body())
        .put("callToAction", offer.callToAction());
  }

  private Completion.@Nullable Usage usage(
      ChatRequest request, Outcome outcome, List<Completion.Choice> choices) {
    if (outcome.has(Fault.USAGE_MISSING)) {
      return null;
    }
    int output = choices.stream().mapToInt(choice -> choice.tokens().size()).sum();
    int input = tokens(request.messages());
    if (outcome.has(Fault.USAGE_NEGATIVE)) {
      return new Completion.Usage(-input, 0, 0, -Math.max(1, output));
    }
    List<ChatRequest.Message> beginning = request.messages().subList(0, request.cached());
    int cacheable = tokens(beginning);
    if (cacheable < PromptCache.LEAST_TOKENS) {
      return new Completion.Usage(input, 0, 0, output);
    }
    return cache.had(request.model(), beginning, System.nanoTime())
        ? new Completion.Usage(input, cacheable, 0, output)
        : new Completion.Usage(input, 0, cacheable, output);
  }

  private static int tokens(List<ChatRequest.Message> messages) {
    return messages.stream()
        .mapToInt(message -> TOKENS_OF_A_MESSAGE + Tokens.count(message.text()))
        .sum();
  }
}
