package dev.attune.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and who does not. */
@ExtendWith(KafkaExtension.class)
@Timeout(120)
class AccessIT {
  private static ServerUnderTest server;

  @BeforeAll
  static void start(KafkaUnderTest kafka) {
    server =
        ServerUnderTest.start(
            kafka.bootstrapServers(),
            Map.of(
                "server.body.timeout.ms", "1000",
                "server.key.max.requests.per.second", "100",
                "server.cors.origins", "https://shop.example"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The status of each caller: none, unknown, write key, reader, operator, privacy officer. */
  @ParameterizedTest
  @CsvSource({
    "POST, /v1/track,         401, 401, 400, 403, 403, 403",
    "POST, /v1/identify,      401, 401, 400, 403, 403, 403",
    "POST, /v1/page,          401, 401, 400, 403, 403, 403",
    "POST, /v1/screen,        401, 401, 400, 403, 403, 403",
    "POST, /v1/group,         401, 401, 400, 403, 403, 403",
    "POST, /v1/alias,         401, 401, 400, 403, 403, 403",
    "POST, /v1/batch,         401, 401, 400, 403, 403, 403",
    "POST, /v1/import,        401, 401, 400, 403, 403, 403",
    "POST, /v1/cloudevents,   401, 401, 415, 403, 403, 403",
    "POST, /v1/outcomes,      401, 401, 400, 403, 403, 403",
    "GET,  /v1/users/u/offers,  401, 401, 403, 200, 403, 403",
    "GET,  /v1/users/u/profile, 401, 401, 403, 503, 403, 403",
    "GET,  /v1/offers/o/why,    401, 401, 403, 404, 403, 403",
    "GET,  /v1/users/u/export,  401, 401, 403, 403, 403, 404",
    "POST, /v1/users/u/erase,   401, 401, 403, 403, 403, 400",
    "GET,  /openapi.json,       200, 200, 200, 200, 200, 200",
    "GET,  /,                   200, 200, 200, 200, 200, 200",
    "GET,  /v1,                 404, 404, 404, 404, 404, 404",
    "GET,  /v1/track,           405, 405, 405, 405, 405, 405",
    "DELETE, /v1/users/u/offers, 405, 405, 405, 405, 405, 405",
  })
  void shouldLetInWhoHasTheRole(
      String method,
      String path,
      int nobody,
      int unknown,
      int writeKey,
      int reader,
      int operator,
      int privacy) {
    // When
    List<Integer> statuses =
        List.of(
            status(method, path, null),
            status(method, path, ServerUnderTest.bearer("unknown-token-of-some-length")),
            status(method, path, ServerUnderTest.basic(ServerUnderTest.WEB)),
            status(method, path, ServerUnderTest.bearer(ServerUnderTest.READER)),
            status(method, path, ServerUnderTest.bearer(ServerUnderTest.OPERATOR)),
            status(method, path, ServerUnderTest.bearer(ServerUnderTest.PRIVACY)));

    // Then
    assertThat(statuses).containsExactly(nobody, unknown, writeKey, reader, operator, privacy);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic",
        "Basic !!!",
        "Basic Og==",
        "Bearer",
        "Bearer ",
        "Digest x",
        "",
        "Basic \u00e9"
      })
  void shouldNotBeFooledByOddCredentials(String header) {
    // When // Then
    assertThat(status("POST", "/v1/track", header)).isEqualTo(401);
  }

  @Test
  void shouldNotTakeAWriteKeyForATokenOrTheOtherWayRound() {
    // When // Then
    assertThat(status("POST", "/v1/track", ServerUnderTest.bearer(ServerUnderTest.WEB)))
        .isEqualTo(401);
    assertThat(status("GET", "/v1/users/u/offers", ServerUnderTest.basic(ServerUnderTest.READER)))
        .isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/v1/%2e%2e/%2e%2e/etc/passwd",
        "/v1/users/a%2Fb/offers",
        "/v1/users/..;/offers",
        "/v1//track",
        "/%00",
        "/server/schemas.json",
        "/desk/app.js/../../../application.conf"
      })
  void shouldServeNothingWhenAPathPlaysTricks(String path) throws IOException {
    // When
    String answer =
        raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    // Then
    assertThat(answer).containsPattern("^HTTP/1.1 (400|401|404|405) ");
    assertThat(answer).doesNotContain("root:", "Jetty", "Javalin", "Exception");
  }

  @Test
  void shouldGiveUpOnASlowSender() throws IOException {
    // Given
    String head =
        "POST /v1/track HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Length: 1000\r\n\r\n"
            .formatted(ServerUnderTest.basic(ServerUnderTest.WEB));
    StringBuilder answer = new StringBuilder();

    // When
    try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      Thread dripping = Thread.ofVirtual().start(() -> drip(socket));
      byte[] start = socket.getInputStream().readNBytes(12);
      answer.append(new String(start, StandardCharsets.UTF_8));
      dripping.interrupt();
    }

    // Then
    assertThat(answer.toString()).isEqualTo("HTTP/1.1 408");
  }

  private static void drip(Socket socket) {
    try {
      while (!Thread.interrupted()) {
        socket.getOutputStream().write('x');
        socket.getOutputStream().flush();
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void shouldServeOnBesideManyIdleSockets() throws IOException {
    // Given
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 2000; i++) {
        idle.add(new Socket(server.url().getHost(), server.url().getPort()));
      }

      // When
      int status = status("GET", "/openapi.json", null);

      // Then
      assertThat(status).isEqualTo(200);
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  @Test
  void shouldSayWhenToComeAgainWhenAKeyIsUsedTooOften() {
    // When
    List<HttpResponse<String>> answers =
        IntStream.range(0, 600)
            .parallel()
            .mapToObj(i -> server.post("/v1/alias", ServerUnderTest.BACKEND, "{}"))
            .toList();

    // Then
    assertThat(answers).extracting(HttpResponse::statusCode).contains(429).doesNotContain(500);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 429)
        .allSatisfy(answer -> assertThat(answer.headers().firstValue("Retry-After")).contains("1"));
  }

  @Test
  void shouldLetOnlyNamedOriginsReadAnswers() {
    // When
    HttpResponse<String> ours = preflight("https://shop.example");
    HttpResponse<String> theirs = preflight("https://evil.example");

    // Then
    assertThat(ours.statusCode()).isEqualTo(204);
    assertThat(ours.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://shop.example");
    assertThat(theirs.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void shouldSendStrictHeadersWithEveryAnswer() {
    // When
    HttpResponse<String> answer = server.get("/v1/nothing");

    // Then
    assertThat(answer.headers().map())
        .containsKeys(
            "content-security-policy",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "cache-control")
        .doesNotContainKeys("server", "x-powered-by");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  private static HttpResponse<String> preflight(String origin) {
    return server.send(
        server
            .request("/v1/track")
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private static int status(String method, String path, @Nullable String authorization) {
    HttpRequest.Builder request =
        server.request(path).method(method, BodyPublishers.ofString("nonsense"));
    return server
        .send(authorization == null ? request : request.header("Authorization", authorization))
        .statusCode();
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
