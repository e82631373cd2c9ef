package dev.attune.modelserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A plain client of the JDK. */
final class Caller {

  static final String PROMPT =
      """
      Write in German. Answer in JSON with headline, body and callToAction.
      Language: German (de)
      - "Kettle 1.7 l" by Lille, price 24,99 €, before 29,99 €
      Discount to mention: 10 %.
      Code to enter at the checkout: BACK10.
      """;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Caller() {}

  static String openAiBody(String more) {
    return "{\"model\":\"gpt-test\",\"messages\":[{\"role\":\"user\",\"content\":%s}]%s}"
        .formatted(JSON.valueToTree(PROMPT), more);
  }

  static String anthropicBody(String more) {
    return "{\"model\":\"claude-test\",\"max_tokens\":500,\"messages\":[{\"role\":\"user\",\"content\":%s}]%s}"
        .formatted(JSON.valueToTree(PROMPT), more);
  }

  static HttpRequest.Builder post(String url, String body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("content-type", "application/json")
        .header("authorization", "Bearer sk-very-secret")
        .timeout(Duration.ofSeconds(10))
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  static HttpResponse<String> openAi(ModelServer server, String more) throws IOException {
    return send(post(server.baseUrl() + "/chat/completions", openAiBody(more)));
  }

  static HttpResponse<String> anthropic(ModelServer server, String more) throws IOException {
    return send(post(server.baseUrl() + "/messages", anthropicBody(more)));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
      throws IOException {
    try {
      return CLIENT.send(request.build(), handler);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }
}
