package dev.attune.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Outcome;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both dialects as the clients understand them that Attune itself uses. */
class DialectsTest {

  private final ModelServer server = ModelServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  private static JdkHttpClientBuilder http() {
    return new JdkHttpClientBuilder()
        .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1));
  }

  private OpenAiChatModel.OpenAiChatModelBuilder openAi() {
    return OpenAiChatModel.builder()
        .httpClientBuilder(http())
        .baseUrl(server.baseUrl())
        .apiKey("k")
        .modelName("gpt-test")
        .maxRetries(0);
  }

  @Test
  void shouldWriteAnOfferFromThePromptWhenCalledByOpenAisClient() throws IOException {
    // When
    ChatResponse response = openAi().build().chat(UserMessage.from(Caller.PROMPT));

    // Then
    JsonNode offer = Caller.json(response.aiMessage().text());
    assertThat(offer.fieldNames()).toIterable().containsExactly("headline", "body", "callToAction");
    assertThat(offer.path("body").asText()).contains("Kettle 1.7 l", "24,99 €", "10 %", "BACK10");
    assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(response.tokenUsage().inputTokenCount()).isPositive();
    assertThat(response.tokenUsage().outputTokenCount()).isPositive();
  }

  @Test
  void shouldScoreEachTokenWhenAskedTo() {
    // When
    ChatResponse response =
        openAi().logprobs(true).topLogprobs(5).build().chat(UserMessage.from(Caller.PROMPT));

    // Then
    var scores = ((OpenAiChatResponseMetadata) response.metadata()).logProbs();
    StringBuilder text = new StringBuilder();
    scores.forEach(score -> text.append(score.token()));
    assertThat(text).hasToString(response.aiMessage().text());
    assertThat(scores)
        .hasSize(response.tokenUsage().outputTokenCount())
        .allSatisfy(score -> {
          assertThat(score.logprob()).isNegative();
          assertThat(score.topLogprobs()).hasSize(5);
          assertThat(score.topLogprobs().stream().mapToDouble(top -> Math.exp(top.logprob())).sum())
              .isLessThanOrEqualTo(1);
          assertThat(score.topLogprobs())
              .anySatisfy(top -> {
                assertThat(top.token()).isEqualTo(score.token());
                assertThat(top.logprob()).isEqualTo(score.logprob());
              });
        });
  }

  @Test
  void shouldKeepToTheSchemaWhenThereIsOne() throws IOException {
    // Given
    JsonObjectSchema offer =
        JsonObjectSchema.builder()
            .addStringProperty("headline")
            .addStringProperty("body")
            .addStringProperty("callToAction")
            .required("headline", "body", "callToAction")
            .build();
    JsonObjectSchema several =
        JsonObjectSchema.builder()
            .addProperty("offers", JsonArraySchema.builder().items(offer).build())
            .addIntegerProperty("count")
            .required("offers", "count")
            .build();
    ChatRequest request =
        ChatRequest.builder()
            .messages(UserMessage.from(Caller.PROMPT))
            .responseFormat(
                ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(JsonSchema.builder().name("offers").rootElement(several).build())
                    .build())
            .build();

    // When
    ChatResponse response = openAi().strictJsonSchema(true).build().chat(request);

    // Then
    JsonNode answer = Caller.json(response.aiMessage().text());
    assertThat(answer.at("/offers/0/headline").asText()).isNotEmpty();
    assertThat(answer.path("count").isInt()).isTrue();
  }

  @Test
  void shouldStreamTheSameTextWhenAskedTo() throws Exception {
    // Given
    String whole = openAi().build().chat(UserMessage.from(Caller.PROMPT)).aiMessage().text();
    Collected collected = new Collected();

    // When
    OpenAiStreamingChatModel.builder()
        .httpClientBuilder(http())
        .baseUrl(server.baseUrl())
        .apiKey("k")
        .modelName("gpt-test")
        .build()
        .chat(Caller.PROMPT, collected);
    ChatResponse response = collected.done.get(10, TimeUnit.SECONDS);

    // Then
    assertThat(response.aiMessage().text()).isEqualTo(whole);
    assertThat(collected.parts).hasToString(whole);
    assertThat(response.tokenUsage().outputTokenCount()).isPositive();
  }

  @Test
  void shouldAnswerInAnthropicsFormWhenCalledByItsClient() throws Exception {
    // Given
    Collected collected = new Collected();

    // When
    ChatResponse whole =
        AnthropicChatModel.builder()
            .httpClientBuilder(http())
            .baseUrl(server.baseUrl())
            .apiKey("k")
            .modelName("claude-test")
            .maxRetries(0)
            .build()
            .chat(UserMessage.from(Caller.PROMPT));
    AnthropicStreamingChatModel.builder()
        .httpClientBuilder(http())
        .baseUrl(server.baseUrl())
        .apiKey("k")
        .modelName("claude-test")
        .build()
        .chat(Caller.PROMPT, collected);
    ChatResponse streamed = collected.done.get(10, TimeUnit.SECONDS);

    // Then
    assertThat(Caller.json(whole.aiMessage().text()).has("headline")).isTrue();
    assertThat(streamed.aiMessage().text()).isEqualTo(whole.aiMessage().text());
    assertThat(streamed.tokenUsage().outputTokenCount())
        .isEqualTo(whole.tokenUsage().outputTokenCount())
        .isPositive();
  }

  @Test
  void shouldWriteDifferentChoicesAndTheSameOnesAgain() throws IOException {
    // When
    JsonNode first = Caller.json(Caller.openAi(server, ",\"n\":4").body());
    JsonNode second = Caller.json(Caller.openAi(server, ",\"n\":4").body());

    // Then
    Set<String> texts = new HashSet<>();
    first.path("choices").forEach(choice -> texts.add(choice.at("/message/content").asText()));
    assertThat(texts).hasSize(4);
    assertThat(second.path("choices")).isEqualTo(first.path("choices"));
  }

  @Test
  void shouldReportThePromptCacheWhenABeginningIsLongEnough() throws IOException {
    // Given
    String system =
        ",\"system\":[{\"type\":\"text\",\"text\":\"%s\",\"cache_control\":{\"type\":\"ephemeral\"}}]"
            .formatted("Rules of the house. ".repeat(400));

    // When
    JsonNode first = Caller.json(Caller.anthropic(server, system).body()).path("usage");
    JsonNode second = Caller.json(Caller.anthropic(server, system).body()).path("usage");

    // Then
    int written = first.path("cache_creation_input_tokens").asInt();
    assertThat(written).isGreaterThan(1_024);
    assertThat(first.path("cache_read_input_tokens").asInt()).isZero();
    assertThat(second.path("cache_read_input_tokens").asInt()).isEqualTo(written);
    assertThat(second.path("cache_creation_input_tokens").asInt()).isZero();
    assertThat(second.path("input_tokens")).isEqualTo(first.path("input_tokens"));
  }

  @Test
  void shouldSayWhatItIsToldAndKeepALogWithoutSecrets() throws IOException {
    // Given
    server.behave(Behaviour.always(Outcome.saying("Just this.")));

    // When
    JsonNode answer = Caller.json(Caller.openAi(server, "").body());

    // Then
    assertThat(answer.at("/choices/0/message/content").asText()).isEqualTo("Just this.");
    Received received = server.requests().getLast();
    assertThat(received.path()).isEqualTo("/v1/chat/completions");
    assertThat(received.body()).contains("BACK10");
    assertThat(received.headers()).containsEntry("authorization", "***");
    assertThat(received.toString()).doesNotContain("very-secret");
  }

  @Test
  void shouldRefuseWhatTheProvidersRefuse() throws IOException {
    // When
    int noModel =
        Caller.send(Caller.post(server.baseUrl() + "/chat/completions", "{\"messages\":[]}"))
            .statusCode();
    int noLimit =
        Caller.send(Caller.post(server.baseUrl() + "/messages", "{\"model\":\"m\"}")).statusCode();
    int noJson = Caller.send(Caller.post(server.baseUrl() + "/messages", "nothing")).statusCode();
    int nowhere = Caller.send(Caller.post(server.baseUrl() + "/nowhere", "{}")).statusCode();

    // Then
    assertThat(new int[] {noModel, noLimit, noJson, nowhere}).containsExactly(400, 400, 400, 404);
  }

  /** Collects a stream. */
  private static final class Collected implements StreamingChatResponseHandler {
    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<ChatResponse> done = new CompletableFuture<>();

    @Override
    public void onPartialResponse(String part) {
      parts.append(part);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      boolean unused = done.complete(response);
    }

    @Override
    public void onError(Throwable error) {
      boolean unused = done.completeExceptionally(error);
    }
  }
}
