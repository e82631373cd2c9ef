package dev.attune.generation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.Usage.PromptCache;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By Anthropic's reference of {@code POST /v1/messages}. */
class AnthropicModelsTest implements ProviderContract {

  private final FakeProvider server = new FakeProvider();

  @Override
  public FakeProvider server() {
    return server;
  }

  @Override
  public TextModel model(StructuredOutput output, Duration timeout) {
    return AnthropicModels.anthropic(
        new ChatSettings("model-1", server.baseUrl(), "key-1", 0.5, output, timeout, 20));
  }

  @Override
  public String saying(String text) {
    return message(text, "end_turn", ",\"usage\":{\"input_tokens\":21,\"output_tokens\":17}");
  }

  @Override
  public String sayingWithoutUsage(String text) {
    return message(text, "end_turn", "");
  }

  @Override
  public String sayingFromCache(String text) {
    return message(
        text,
        "end_turn",
        ",\"usage\":{\"input_tokens\":9,\"output_tokens\":17,\"cache_read_input_tokens\":12,"
            + "\"cache_creation_input_tokens\":0}");
  }

  @Override
  public String cutOffAfter(String text) {
    return message(text, "max_tokens", "");
  }

  @Override
  public String refusing() {
    return message("I would rather not.", "refusal", "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldAskAsDocumentedWhenTheSchemaIsStrict() {
    // Given
    server.answersJson(saying(OFFER));

    // When
    Draft unused = model().write(request());

    // Then
    FakeProvider.Asked asked = server.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/v1/messages");
    assertThat(asked.headers())
        .containsEntry("x-api-key", "key-1")
        .containsEntry("anthropic-version", "2023-06-01")
        .containsEntry("content-type", "application/json");
    JsonNode body = asked.body();
    assertThat(body.path("model").asText()).isEqualTo("model-1");
    assertThat(body.path("max_tokens").asInt()).isEqualTo(300);
    assertThat(body.path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(body.at("/system/0/text").asText()).isEqualTo("You write offers.");
    assertThat(body.at("/messages/0/role").asText()).isEqualTo("user");
    assertThat(body.at("/messages/0/content/0/text").asText()).isEqualTo("Write one for a mug.");
    assertThat(body.at("/output_config/format/type").asText()).isEqualTo("json_schema");
    assertThat(body.at("/output_config/format/schema/required")).hasSize(3);
    assertThat(body.at("/output_config/format/schema/additionalProperties").asBoolean(true))
        .isFalse();
  }

  @Test
  void shouldMarkTheSystemPartForThePromptCache() {
    // Given
    server.answersJson(
        message(
            OFFER,
            "end_turn",
            ",\"usage\":{\"input_tokens\":9,\"output_tokens\":17,\"cache_read_input_tokens\":0,"
                + "\"cache_creation_input_tokens\":1200}"));

    // When
    Draft draft = model().write(request());

    // Then
    JsonNode body = server.asked().getFirst().body();
    assertThat(body.at("/system/0/cache_control/type").asText()).isEqualTo("ephemeral");
    assertThat(body.at("/messages/0/content/0").has("cache_control")).isFalse();
    assertThat(draft.usage().inputTokens()).isEqualTo(1209);
    assertThat(draft.usage().cache()).isEqualTo(new PromptCache(0, 1200));
  }

  @Test
  void shouldOnlyAskInWordsWhenThereIsNoStructuredOutput() {
    // Given
    server.answersJson(saying(OFFER));

    // When
    Draft unused = model(StructuredOutput.JSON_OBJECT, GENEROUS).write(request());

    // Then
    JsonNode body = server.asked().getFirst().body();
    assertThat(body.has("output_config")).isFalse();
    assertThat(body.at("/system/0/text").asText()).contains("JSON", "callToAction");
  }

  private static String message(String text, String stop, String usage) {
    return "{\"id\":\"m-1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[{\"type\":\"text\",\"text\":"
        + Json.quoted(text)
        + "}],\"stop_reason\":\""
        + stop
        + "\",\"stop_sequence\":null"
        + usage
        + "}";
  }
}
