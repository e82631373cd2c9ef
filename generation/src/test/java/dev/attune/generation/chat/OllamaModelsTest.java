package dev.attune.generation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.Score;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.Usage.PromptCache;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By Ollama's documentation of {@code POST /api/chat}. */
class OllamaModelsTest implements ProviderContract {

  private static final String COUNTED = ",\"prompt_eval_count\":21,\"eval_count\":17";

  private final FakeProvider server = new FakeProvider();

  @Override
  public FakeProvider server() {
    return server;
  }

  @Override
  public TextModel model(StructuredOutput output, Duration timeout) {
    String root = server.baseUrl().replace("/v1", "");
    return OllamaModels.ollama(new ChatSettings("model-1", root, null, 0.5, output, timeout, 20));
  }

  @Override
  public String saying(String text) {
    return chat(text, "stop", COUNTED);
  }

  @Override
  public String sayingWithoutUsage(String text) {
    return chat(text, "stop", "");
  }

  @Override
  public String sayingFromCache(String text) {
    return chat(text, "stop", COUNTED);
  }

  @Override
  public String cutOffAfter(String text) {
    return chat(text, "length", "");
  }

  @Override
  public String refusing() {
    return chat("I would rather not.", "stop", "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** It reports nothing of its cache, and bills nobody for it. */
  @Override
  @Test
  public void shouldTellTokensFromThePromptCacheAmongTheInput() {
    // Given
    server.answersJson(sayingFromCache(OFFER));

    // When
    Draft draft = model().write(request());

    // Then
    assertThat(draft.usage().inputTokens()).isEqualTo(21);
    assertThat(draft.usage().cache()).isEqualTo(PromptCache.UNUSED);
  }

  /** It has no word for a refusal, so that one is a text like any other, and no offer. */
  @Override
  @Test
  public void shouldRefuseWhenTheModelRefuses() {
    // Given
    server.answersJson(refusing());

    // When
    Draft draft = model().write(request());

    // Then
    assertThat(draft).isInstanceOf(Draft.Invalid.class);
  }

  @Test
  void shouldAskAsDocumentedWhenThereIsASchema() {
    // Given
    server.answersJson(saying(OFFER));

    // When
    Draft unused = model().write(request());

    // Then
    FakeProvider.Asked asked = server.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/api/chat");
    JsonNode body = asked.body();
    assertThat(body.path("model").asText()).isEqualTo("model-1");
    assertThat(body.path("stream").asBoolean()).isFalse();
    assertThat(body.at("/messages/0/role").asText()).isEqualTo("system");
    assertThat(body.at("/format/properties/headline/type").asText()).isEqualTo("string");
    assertThat(body.at("/options/num_predict").asInt()).isEqualTo(request().getMaxOutputTokens());
    assertThat(body.at("/options/temperature").asDouble()).isEqualTo(0.5);
  }

  @Test
  void shouldSayThatItCannotScoreWhenThereIsAChoice() {
    // Given
    server.answersJson(saying(OFFER));
    GenerationRequest choice = GenerationRequest.newBuilder(request()).setCandidates(3).build();

    // When
    Draft draft = model().write(choice);

    // Then
    assertThat(((Draft.Written) draft).texts().getFirst().score()).isInstanceOf(Score.Cannot.class);
  }

  private static String chat(String text, String reason, String more) {
    return ("{\"model\":\"model-1\",\"created_at\":\"2026-11-24T10:00:00Z\",\"message\":{\"role\":\"assistant\","
            + "\"content\":%s},\"done\":true,\"done_reason\":\"%s\"%s}")
        .formatted(Json.quoted(text), reason, more);
  }
}
