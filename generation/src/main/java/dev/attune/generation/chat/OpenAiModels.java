package dev.attune.generation.chat;

import dev.attune.generation.http.ProviderHttpClient;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.TextModel;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.util.Map;

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
            (limit, extras) -> with(extras).maxCompletionTokens(limit).build());
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
            (limit, extras) -> with(extras).maxOutputTokens(limit).build());
    ProviderHttpClient http = settings.http();
    return model("openai-compatible", settings, form, http, http::close);
  }

  private static OpenAiChatRequestParameters.Builder with(Extras extras) {
    OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
    if (extras.texts() > 1) {
      parameters.customParameters(Map.of("n", extras.texts()));
    }
    return extras.scores() ? parameters.logprobs(true) : parameters;
  }

  private static TextModel model(
      String provider, ChatSettings settings, ChatForm form, HttpClient http, Runnable release) {
    OpenAiChatModel chat =
        OpenAiChatModel.builder()
            .httpClientBuilder(new SeveralChoices(http))
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
