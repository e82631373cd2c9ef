package dev.attune.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.ollama.OllamaChatModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaDialectTest {

  private final ModelServer server = ModelServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldAnswerItsUsualClient() throws IOException {
    // Given
    OllamaChatModel model =
        OllamaChatModel.builder()
            .httpClientBuilder(
                JdkHttpClient.builder()
                    .httpClientBuilder(
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)))
            .baseUrl(server.rootUrl())
            .modelName("llama-test")
            .maxRetries(0)
            .build();

    // When
    ChatResponse answer = model.chat(UserMessage.from(Caller.PROMPT));

    // Then
    assertThat(Caller.json(answer.aiMessage().text()).has("headline")).isTrue();
    assertThat(answer.tokenUsage().outputTokenCount()).isPositive();
    assertThat(answer.tokenUsage().inputTokenCount()).isPositive();
  }

  @Test
  void shouldStreamLinesOfJsonUnlessToldNotTo() throws IOException {
    // Given
    JsonNode whole = Caller.json(ask("/api/chat", ",\"stream\":false").body());

    // When
    HttpResponse<String> streamed = ask("/api/chat", "");

    // Then
    assertThat(streamed.headers().firstValue("content-type")).contains("application/x-ndjson");
    List<String> lines = streamed.body().lines().toList();
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append(Caller.json(line).at("/message/content").asText());
    }
    assertThat(text).hasToString(whole.at("/message/content").asText());
    JsonNode last = Caller.json(lines.getLast());
    assertThat(last.path("done").asBoolean()).isTrue();
    assertThat(last.path("eval_count")).isEqualTo(whole.path("eval_count"));
    assertThat(Caller.json(lines.getFirst()).path("done").asBoolean()).isFalse();
  }

  @Test
  void shouldScoreTokensWhenAskedTo() throws IOException {
    // When
    JsonNode answer =
        Caller.json(
            ask("/api/chat", ",\"stream\":false,\"logprobs\":true,\"top_logprobs\":2").body());

    // Then
    StringBuilder text = new StringBuilder();
    answer.path("logprobs").forEach(score -> text.append(score.path("token").asText()));
    assertThat(text).hasToString(answer.at("/message/content").asText());
    assertThat(answer.at("/logprobs/0/top_logprobs")).hasSize(2);
  }

  @Test
  void shouldWriteATextAndListItsModels() throws IOException {
    // When
    JsonNode text =
        Caller.json(
            Caller.send(
                    Caller.post(
                        server.rootUrl() + "/api/generate",
                        "{\"model\":\"llama-test\",\"prompt\":\"Hello\",\"stream\":false}"))
                .body());
    JsonNode tags =
        Caller.json(
            Caller.send(HttpRequest.newBuilder(URI.create(server.rootUrl() + "/api/tags"))).body());

    // Then
    assertThat(text.path("response").asText()).isNotBlank();
    assertThat(tags.at("/models/0/name").asText()).isEqualTo("gpt-test");
  }

  @Test
  void shouldWordErrorsItsOwnWay() throws IOException {
    // Given
    server.behave(Behaviour.failing(Fault.MONEY_GONE));

    // When
    HttpResponse<String> answer = ask("/api/chat", "");

    // Then
    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(Caller.json(answer.body()).path("error").asText()).contains("usage limit");
  }

  private HttpResponse<String> ask(String path, String more) throws IOException {
    String body = Caller.openAiBody(more).replace("gpt-test", "llama-test");
    return Caller.send(Caller.post(server.rootUrl() + path, body));
  }
}
