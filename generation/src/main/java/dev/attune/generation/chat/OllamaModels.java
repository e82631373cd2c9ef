package dev.attune.generation.chat;

import dev.attune.generation.http.ProviderHttpClient;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.TextModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaChatModel;
import org.jspecify.annotations.Nullable;

/** Models behind Ollama's own {@code POST {base}/api/chat}. */
public final class OllamaModels {

  private static final String USUAL = "http://127.0.0.1:11434";

  private OllamaModels() {}

  /**
   * Ollama on this machine or another. It has no word for a refusal or a filter, and langchain4j's
   * client hands on no log-probabilities.
   */
  public static TextModel ollama(ChatSettings settings) {
    ProviderHttpClient http = settings.http();
    @Nullable String url = settings.baseUrl();
    OllamaChatModel chat =
        OllamaChatModel.builder()
            .httpClientBuilder(http.builder())
            .baseUrl(url == null ? USUAL : url)
            .modelName(settings.modelName())
            .temperature(settings.temperature())
            .timeout(settings.timeout())
            .maxRetries(0)
            .build();
    ChatForm form =
        new ChatForm(
            settings.structuredOutput(),
            // Its API has no word for a user.
            UserAlias.NONE,
            (limit, extras, user) ->
                ChatRequestParameters.builder().maxOutputTokens(limit).build());
    return new ChatTextModel(
        new ModelIdentity("ollama", settings.modelName(), settings.parameters()),
        chat,
        http::close,
        form,
        Capabilities.none("the client of Ollama returns no log-probabilities"),
        response -> false);
  }
}
