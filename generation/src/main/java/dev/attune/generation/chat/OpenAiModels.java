package dev.attune.generation.chat;

import dev.attune.generation.http.BuiltClient;
import dev.attune.generation.http.ProviderHttpClient;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.TextModel;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Models behind {@code POST {base}/chat/completions}, OpenAI's own and those of its form. */
public final class OpenAiModels {

  private OpenAiModels() {}

  /** OpenAI's API, which names the limit {@code max_completion_tokens}. */
  public static TextModel openAi(ChatSettings settings) {
    ProviderHttpClient http = settings.http();
    return openAi(settings, http, http::close);
  }

  /** The same over another client. */
  static TextModel openAi(ChatSettings settings, HttpClient http, Runnable release) {
    ChatForm form =
        new ChatForm(
            settings.structuredOutput(),
            settings.alias(),
            (limit, extras, user) ->
                with(extras, "safety_identifier", user).maxCompletionTokens(limit).build());
    return model("openai", settings, form, http, release);
  }

  /**
   * Hugging Face's router, TGI, vLLM, Ollama, LM Studio and the like, which know the older name
   * {@code max_tokens}.
   */
  public static TextModel compatible(ChatSettings settings) {
    ChatForm form =
        new ChatForm(
            settings.structuredOutput(),
            settings.alias(),
            (limit, extras, user) -> with(extras, "user", user).maxOutputTokens(limit).build());
    ProviderHttpClient http = settings.http();
    return model("openai-compatible", settings, form, http, http::close);
  }

  /**
   * @param userField where the user's alias stands: {@code user} is the older name
   */
  private static OpenAiChatRequestParameters.Builder with(
      Extras extras, String userField, @Nullable String user) {
    Map<String, Object> custom = new HashMap<>();
    if (extras.texts() > 1) {
      custom.put("n", extras.texts());
    }
    if (user != null) {
      custom.put(userField, user);
    }
    OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
    if (!custom.isEmpty()) {
      parameters.customParameters(custom);
    }
    return extras.scores() ? parameters.logprobs(true) : parameters;
  }

  private static TextModel model(
      String provider, ChatSettings settings, ChatForm form, HttpClient http, Runnable release) {
    OpenAiChatModel chat =
        OpenAiChatModel.builder()
            .httpClientBuilder(new BuiltClient(new SeveralChoices(http)))
            .baseUrl(settings.baseUrl())
            .apiKey(settings.apiKey())
            .modelName(settings.modelName())
            .temperature(settings.temperature())
            .timeout(settings.timeout())
            .strictJsonSchema(true)
            .maxRetries(0)
            .build();
    return new ChatTextModel(
        new ModelIdentity(provider, settings.modelName(), settings.parameters()),
        chat,
        release,
        form,
        Capabilities.unknown(),
        response -> false);
  }
}
