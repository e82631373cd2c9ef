package dev.attune.generation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.TextModel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By OpenAI's reference of {@code POST /v1/chat/completions}. */
class OpenAiModelsTest implements ProviderContract {

  private final FakeProvider server = new FakeProvider();

  @Override
  public FakeProvider server() {
    return server;
  }

  @Override
  public TextModel model(StructuredOutput output, Duration timeout) {
    return OpenAiModels.openAi(settings(output, timeout));
  }

  @Override
  public String saying(String text) {
    return completion(
        text,
        "stop",
        ",\"usage\":{\"prompt_tokens\":21,\"completion_tokens\":17,\"total_tokens\":38}");
  }

  @Override
  public String sayingWithoutUsage(String text) {
    return completion(text, "stop", "");
  }

  @Override
  public String sayingFromCache(String text) {
    return completion(
        text,
        "stop",
        ",\"usage\":{\"prompt_tokens\":21,\"completion_tokens\":17,\"total_tokens\":38,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":12}}");
  }

  @Override
  public String cutOffAfter(String text) {
    return completion(text, "length", "");
  }

  @Override
  public String refusing() {
    return "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
        + "\"message\":{\"role\":\"assistant\",\"content\":null,\"refusal\":\"No.\"},\"finish_reason\":\"stop\"}]}";
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
    assertThat(asked.path()).isEqualTo("/v1/chat/completions");
    assertThat(asked.headers())
        .containsEntry("authorization", "Bearer key-1")
        .containsEntry("content-type", "application/json");
    JsonNode body = asked.body();
    assertThat(body.path("model").asText()).isEqualTo("model-1");
    assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(300);
    assertThat(body.has("max_tokens")).isFalse();
    assertThat(body.path("temperature").asDouble()).isEqualTo(0.5);
    assertThat(body.at("/messages/0/role").asText()).isEqualTo("system");
    assertThat(body.at("/messages/0/content").asText()).isEqualTo("You write offers.");
    assertThat(body.at("/messages/1/role").asText()).isEqualTo("user");
    assertThat(body.at("/messages/1/content").asText()).isEqualTo("Write one for a mug.");
    assertThat(body.at("/response_format/type").asText()).isEqualTo("json_schema");
    JsonNode schema = body.at("/response_format/json_schema");
    assertThat(schema.path("strict").asBoolean()).isTrue();
    assertThat(schema.at("/schema/required")).hasSize(3);
    assertThat(schema.at("/schema/additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.at("/schema/properties/headline/type").asText()).isEqualTo("string");
  }

  @Test
  void shouldNameTheOlderLimitWhenTheServerIsOnlyCompatible() {
    // Given
    server.answersJson(saying(OFFER));

    // When
    Draft unused =
        OpenAiModels.compatible(settings(StructuredOutput.JSON_OBJECT, GENEROUS)).write(request());

    // Then
    JsonNode body = server.asked().getFirst().body();
    assertThat(body.path("max_tokens").asInt()).isEqualTo(300);
    assertThat(body.has("max_completion_tokens")).isFalse();
    assertThat(body.at("/response_format/type").asText()).isEqualTo("json_object");
    assertThat(body.at("/messages/0/content").asText()).contains("JSON", "callToAction");
  }

  @Test
  void shouldOnlyAskInWordsWhenThereIsNoStructuredOutput() {
    // Given
    server.answersJson(saying(OFFER));

    // When
    Draft unused = model(StructuredOutput.NONE, GENEROUS).write(request());

    // Then
    JsonNode body = server.asked().getFirst().body();
    assertThat(body.has("response_format")).isFalse();
    assertThat(body.at("/messages/0/content").asText()).contains("JSON", "callToAction");
  }

  @Test
  void shouldRefuseWhenTheContentFilterCutsIn() {
    // Given
    server.answersJson(completion("", "content_filter", ""));

    // When
    Draft draft = model().write(request());

    // Then
    assertThat(draft).isInstanceOf(Draft.Refused.class);
  }

  private ChatSettings settings(StructuredOutput output, Duration timeout) {
    return new ChatSettings("model-1", server.baseUrl(), "key-1", 0.5, output, timeout, 20);
  }

  private static String completion(String text, String finish, String usage) {
    return "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
        + "\"message\":{\"role\":\"assistant\",\"content\":"
        + Json.quoted(text)
        + "},\"finish_reason\":\""
        + finish
        + "\"}]"
        + usage
        + "}";
  }
}
