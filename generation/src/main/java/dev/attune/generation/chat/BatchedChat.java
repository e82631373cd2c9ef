package dev.attune.generation.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.http.BuiltClient;
import dev.attune.generation.http.HttpSettings;
import dev.attune.generation.http.ProviderHttpClient;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.TextModel;
import dev.langchain4j.http.client.HttpClient;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a chat model as bodies to be sent in a batch, and its answers as they come from one:
 * exactly what single calls would send, and read exactly as theirs.
 *
 * <p>Threads: immutable, shared by all.
 */
public final class BatchedChat implements AutoCloseable {

  /** Results of a whole batch come in one answer. */
  private static final int ANSWER_BYTES = 64 << 20;

  private static final int CONNECTIONS = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScriptedExchange exchange = new ScriptedExchange();
  private final ChatSettings settings;
  private final String baseUrl;
  private final TextModel model;
  private final ProviderHttpClient http;

  private BatchedChat(
      ChatSettings settings,
      String usualUrl,
      BiFunction<ChatSettings, HttpClient, TextModel> open) {
    this.settings = settings;
    @Nullable String url = settings.baseUrl();
    this.baseUrl = url == null ? usualUrl : url.replaceAll("/+$", "");
    this.model = open.apply(settings, exchange);
    this.http =
        new ProviderHttpClient(new HttpSettings(CONNECTIONS, settings.timeout(), ANSWER_BYTES));
  }

  /** Of OpenAI's API. */
  public static BatchedChat openAi(ChatSettings settings) {
    return new BatchedChat(
        settings,
        "https://api.openai.com/v1",
        (each, line) -> OpenAiModels.openAi(each, line, () -> {}));
  }

  /** Of Anthropic's API. */
  public static BatchedChat anthropic(ChatSettings settings) {
    return new BatchedChat(
        settings,
        "https://api.anthropic.com/v1",
        (each, line) -> AnthropicModels.anthropic(each, new BuiltClient(line), () -> {}));
  }

  /** Who answers. */
  public ModelIdentity identity() {
    return model.identity();
  }

  /** Where the provider's API begins. */
  public String baseUrl() {
    return baseUrl;
  }

  /** The key; empty where there is none. */
  public String apiKey() {
    @Nullable String key = settings.apiKey();
    return key == null ? "" : key;
  }

  /** For the exchanges about batches; closed with this. */
  public ProviderHttpClient http() {
    return http;
  }

  /** What a single call would send. */
  public JsonNode body(GenerationRequest request) {
    try {
      return JSON.readTree(exchange.asked(() -> model.write(request)));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a client sends JSON", impossible);
    }
  }

  /**
   * What a single call would have brought with this answer.
   *
   * @throws ModelException where it is an error
   */
  public Draft read(GenerationRequest request, int status, String body) {
    return exchange.answered(status, body, () -> model.write(request));
  }

  /** What went wrong with an exchange, as one of our own kinds of failure. */
  public ModelException sorted(RuntimeException thrown) {
    return Failures.sort(thrown);
  }

  @Override
  public void close() {
    model.close();
    http.close();
  }
}
