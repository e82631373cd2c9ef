package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replay with model servers on loopback that answer in the forms of OpenAI and Anthropic. */
class ReplayWithModelIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TEXT =
      "{\\\"headline\\\":\\\"A word from us\\\",\\\"body\\\":\\\"We kept it for you.\\\","
          + "\\\"callToAction\\\":\\\"Have a look\\\"}";
  private static final String OPENAI =
      """
      {"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,
       "message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],
       "usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150}}\
      """
          .formatted(TEXT);
  private static final String ANTHROPIC =
      """
      {"id":"m1","type":"message","role":"assistant","model":"m","stop_reason":"end_turn",
       "content":[{"type":"text","text":"%s"}],"usage":{"input_tokens":120,"output_tokens":30}}\
      """
          .formatted(TEXT);

  @TempDir Path folder;
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    answer("/v1/chat/completions", OPENAI);
    answer("/v1/messages", ANTHROPIC);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.close();
  }

  @Test
  void shouldOfferWhatTheModelWroteWhenItSpeaksOpenAisForm() throws IOException {
    // When
    JsonNode offer = firstOffer("openai");

    // Then
    assertThat(paths).contains("/v1/chat/completions");
    assertWrittenBy(offer, "openai");
  }

  @Test
  void shouldOfferWhatTheModelWroteWhenItSpeaksAnthropicsForm() throws IOException {
    // When
    JsonNode offer = firstOffer("anthropic");

    // Then
    assertThat(paths).contains("/v1/messages");
    assertWrittenBy(offer, "anthropic");
  }

  private static void assertWrittenBy(JsonNode offer, String provider) {
    JsonNode use = offer.get("provenance").get("use");
    assertThat(offer.get("headline").asText()).isEqualTo("A word from us");
    assertThat(use.get("provider").asText()).isEqualTo(provider);
    assertThat(use.get("inputTokens").asInt()).isEqualTo(120);
    assertThat(use.get("outputTokens").asInt()).isEqualTo(30);
    assertThat(use.get("costUsd").decimalValue()).isEqualByComparingTo("0.000096");
  }

  private JsonNode firstOffer(String provider) throws IOException {
    Path log = LogOfAShop.write(folder);
    Path offers = folder.resolve("offers.jsonl");
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    CommandRun run =
        CommandRun.of(
            "replay",
            log.toString(),
            "--offers",
            offers.toString(),
            "-o",
            "model.provider=" + provider,
            "-o",
            "model.base.url=" + url,
            "-o",
            "model.api.key=a-key-for-loopback",
            "-o",
            "model.name=m",
            "-o",
            "model.price=0.40/1.60");
    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(Files.readAllLines(offers).getFirst());
  }

  private void answer(String path, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          paths.add(exchange.getRequestURI().getPath());
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
