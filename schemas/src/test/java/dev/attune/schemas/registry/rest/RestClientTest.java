package dev.attune.schemas.registry.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestClientTest {
  private static final RetryPolicy THREE_RETRIES =
      new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1));

  private final FakeServer server = new FakeServer();
  private final List<Duration> pauses = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void shouldTryAgainWhenTheAnswerIsTransient(int status) throws IOException {
    // Given
    server.say(status, "").say(status, "").say(200, "[1]");

    // When
    RestResponse response = client(server.uri()).get("/subjects");

    // Then
    assertThat(response.body()).isEqualTo("[1]");
    assertThat(server.requests()).hasSize(3);
    assertThat(pauses).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422})
  void shouldNotTryAgainWhenTheAnswerIsFinal(int status) throws IOException {
    // Given
    server.say(status, "no");

    // When
    RestResponse response = client(server.uri()).post("/subjects/x", "{}");

    // Then
    assertThat(response.status()).isEqualTo(status);
    assertThat(server.requests()).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void shouldGiveUpWhenEveryTryFailed() throws IOException {
    // When
    RestResponse response = client(server.uri()).get("/subjects");

    // Then
    assertThat(response.isTransient()).isTrue();
    assertThat(server.requests()).hasSize(4);
    assertThat(pauses).hasSize(3);
  }

  @Test
  void shouldAskTheNextServerWhenOneIsDown() throws IOException {
    // Given
    server.say(200, "a").say(200, "b");
    RestClient client = client(nobody(), server.uri());

    // When
    RestResponse first = client.get("/subjects");
    RestResponse second = client.get("/subjects");

    // Then
    assertThat(first.body() + second.body()).isEqualTo("ab");
    assertThat(pauses).as("the second call starts with the server that answered").hasSize(1);
  }

  @Test
  void shouldFailWhenNobodyListens() throws IOException {
    // Given
    RestClient client = client(nobody());

    // Then
    assertThatIOException().isThrownBy(() -> client.get("/subjects"));
    assertThat(pauses).hasSize(3);
  }

  @Test
  void shouldNotFollowWhenRedirected() throws IOException {
    // Given
    server.redirect("http://127.0.0.1:1/elsewhere");

    // When
    RestResponse response = client(server.uri()).get("/subjects");

    // Then
    assertThat(response.status()).isEqualTo(302);
    assertThat(response.location()).contains("http://127.0.0.1:1/elsewhere");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void shouldGiveUpWhenTheBodyTrickles() throws IOException {
    // Given
    try (TricklingServer slow = new TricklingServer()) {
      RestSettings settings = settings(Duration.ofMillis(300), 0, slow.uri());
      try (RestClient client = new RestClient(settings, pauses::add)) {
        // Then
        assertThatIOException().isThrownBy(() -> client.get("/subjects"));
      }
    }
  }

  @Test
  void shouldGiveUpWhenTheBodyIsHuge() {
    // Given
    server.say(200, "x".repeat(17 << 20));

    // Then
    assertThatIOException()
        .isThrownBy(() -> client(0, server.uri()).get("/subjects"))
        .withMessageContaining("exceeds");
  }

  @Test
  void shouldStopAndStayInterruptedWhenTheThreadIsInterrupted() {
    // Given
    RestClient client =
        new RestClient(
            settings(Duration.ofSeconds(5), 3, server.uri()),
            pause -> {
              throw new InterruptedException();
            });

    // Then
    assertThatIOException()
        .isThrownBy(() -> client.get("/subjects"))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void shouldKeepTheSecretWhenItsSettingsAreShown() {
    assertThat(settings(Duration.ofSeconds(1), 0, server.uri()).toString())
        .doesNotContain("c2VjcmV0");
  }

  private RestClient client(URI... servers) {
    return client(3, servers);
  }

  private RestClient client(int retries, URI... servers) {
    return new RestClient(settings(Duration.ofSeconds(10), retries, servers), pauses::add);
  }

  private static RestSettings settings(Duration timeout, int retries, URI... servers) {
    return new RestSettings(
        List.of(servers),
        Optional.of("Basic c2VjcmV0"),
        Optional.empty(),
        Duration.ofSeconds(2),
        timeout,
        new RetryPolicy(retries, THREE_RETRIES.base(), THREE_RETRIES.cap()));
  }

  /** An address where nobody listens any more. */
  private static URI nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }
}
