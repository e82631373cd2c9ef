package dev.attune.generation.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.generation.http.ProviderHttpClient;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.TextModel;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.anthropic.AnthropicChatResponseMetadata;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.jspecify.annotations.Nullable;

/** Models behind Anthropic's {@code POST {base}/messages}. */
public final class AnthropicModels {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AnthropicModels() {}

  /** Anthropic's API. It knows a JSON schema or none; {@code json-object} is only said in words. */
  public static TextModel anthropic(ChatSettings settings) {
    ProviderHttpClient http = settings.http();
    return anthropic(settings, http.builder(), http::close);
  }

  /** The same over another client. */
  static TextModel anthropic(ChatSettings settings, HttpClientBuilder http, Runnable release) {
    AnthropicChatModel chat =
        AnthropicChatModel.builder()
            .httpClientBuilder(http)
            .baseUrl(settings.baseUrl())
            .apiKey(settings.apiKey())
            .modelName(settings.modelName())
            .temperature(settings.temperature())
            .timeout(settings.timeout())
            .maxRetries(0)
            // Marks the system part, the same for many users, for the provider's prompt cache.
            .cacheSystemMessages(true)
            .build();
    return new ChatTextModel(
        new ModelIdentity("anthropic", settings.modelName(), settings.parameters()),
        chat,
        release,
        form(settings),
        Capabilities.none("Anthropic's API returns no log-probabilities"),
        AnthropicModels::refused);
  }

  private static ChatForm form(ChatSettings settings) {
    StructuredOutput wished = settings.structuredOutput();
    StructuredOutput known =
        wished == StructuredOutput.JSON_OBJECT ? StructuredOutput.NONE : wished;
    return new ChatForm(
        known,
        settings.alias(),
        (limit, extras, user) ->
            AnthropicChatRequestParameters.builder().userId(user).maxOutputTokens(limit).build());
  }

  /**
   * The library has no word for {@code stop_reason: refusal}, so it is read from the raw answer.
   */
  private static boolean refused(ChatResponse response) {
    if (!(response.metadata() instanceof AnthropicChatResponseMetadata metadata)) {
      return false;
    }
    @Nullable SuccessfulHttpResponse raw = metadata.rawHttpResponse();
    return raw != null && "refusal".equals(stopReason(raw.body()));
  }

  private static String stopReason(String body) {
    try {
      return JSON.readTree(body).path("stop_reason").asText();
    } catch (JsonProcessingException unreadable) {
      return "";
    }
  }
}
