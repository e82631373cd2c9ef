package dev.attune.generation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.avro.GenerationRequest;
import dev.attune.generation.Requests;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.Score;
import dev.attune.generation.model.ScoredText;
import dev.attune.generation.model.TextModel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @Test
  void shouldReadEveryChoiceWithItsProbabilityWhenSeveralAreWanted() {
    // Given
    server.answersJson(
        several(choice(0, "One", "-0.5", "-1.5"), choice(1, "Two", "-0.1", "-9999.0")));

    // When
    Draft draft = model().write(wanting(2));

    // Then
    JsonNode body = server.asked().getFirst().body();
    assertThat(body.path("n").asInt()).isEqualTo(2);
    assertThat(body.path("logprobs").asBoolean()).isTrue();
    List<ScoredText> texts = ((Draft.Written) draft).texts();
    assertThat(texts).extracting(text -> text.text().getHeadline()).containsExactly("One", "Two");
    assertThat(texts.getFirst().score()).isEqualTo(new Score.Known(-2.0, 2));
    assertThat(texts.getLast().score()).isInstanceOf(Score.Cannot.class);
  }

  @Test
  void shouldAskForNothingMoreWhenOneTextIsWanted() {
    // Given
    server.answersJson(saying(OFFER));

    // When
    Draft draft = model().write(request());

    // Then
    JsonNode body = server.asked().getFirst().body();
    assertThat(body.has("n")).isFalse();
    assertThat(body.path("logprobs").asBoolean(false)).isFalse();
    assertThat(((Draft.Written) draft).texts().getFirst().score()).isEqualTo(Score.UNASKED);
  }

  @Test
  void shouldFindOutOnceThatAServerKnowsNoExtras() {
    // Given a server that gives one text without probabilities, whatever it is asked for
    server.answersJson(saying(OFFER));
    TextModel model = model();

    // When
    Draft first = model.write(wanting(3));
    Draft second = model.write(wanting(3));

    // Then
    assertThat(((Draft.Written) first).texts().getFirst().score()).isInstanceOf(Score.Cannot.class);
    assertThat(((Draft.Written) second).texts()).hasSize(1);
    assertThat(server.asked().getFirst().body().has("n")).isTrue();
    assertThat(server.asked().getLast().body().has("n")).isFalse();
    assertThat(server.asked().getLast().body().path("logprobs").asBoolean(false)).isFalse();
  }

  @Test
  void shouldAskWithLessWhenAServerRefusesTheExtras() {
    // Given
    server.answersJsonUnless(
        body -> body.has("n") || body.path("logprobs").asBoolean(false), 400, saying(OFFER));
    TextModel model = model();

    // When
    Draft draft = model.write(wanting(3));
    Draft again = model.write(wanting(3));

    // Then all three ways were tried once, and from then on only the one that works
    assertThat(draft).isInstanceOf(Draft.Written.class);
    assertThat(again).isInstanceOf(Draft.Written.class);
    assertThat(server.asked()).hasSize(4);
  }

  private static GenerationRequest wanting(int candidates) {
    return GenerationRequest.newBuilder(Requests.simple().build())
        .setCandidates(candidates)
        .build();
  }

  private static String several(String... choices) {
    return "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":["
        + String.join(",", choices)
        + "],\"usage\":{\"prompt_tokens\":21,\"completion_tokens\":34,\"total_tokens\":55}}";
  }

  private static String choice(int index, String headline, String... logProbabilities) {
    String tokens =
        Stream.of(logProbabilities)
            .map(value ->
                "{\"token\":\"x\",\"logprob\":" + value + ",\"bytes\":null,\"top_logprobs\":[]}")
            .collect(Collectors.joining(","));
    return "{\"index\":"
        + index
        + ",\"message\":{\"role\":\"assistant\",\"content\":"
        + Json.quoted(OFFER.replace("A mug", headline))
        + "},\"logprobs\":{\"content\":["
        + tokens
        + "]},\"finish_reason\":\"stop\"}";
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
