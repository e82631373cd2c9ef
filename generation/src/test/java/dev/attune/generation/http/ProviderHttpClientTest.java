package dev.attune.generation.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ProviderHttpClientTest {

  private final RawServer server = new RawServer();
  private final ProviderHttpClient client =
      new ProviderHttpClient(new HttpSettings(4, Duration.ofSeconds(10), 1000));

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void shouldUseOneConnectionAgainWhenCallsFollowEachOther() {
    // Given
    server.answers(ok("{}"));

    // When
    client.execute(request());
    client.execute(request());

    // Then
    assertThat(server.accepted()).isEqualTo(1);
    assertThat(server.asked().getFirst())
        .startsWith("POST /v1/chat HTTP/1.1")
        .contains("Authorization: Bearer key")
        .doesNotContainIgnoringCase("upgrade")
        .doesNotContainIgnoringCase("expect:");
  }

  @Test
  void shouldKeepTheHeadersAndTheBodyWhenTheStatusIsAnError() {
    // Given
    server.answers("HTTP/1.1 429 No\r\nRetry-After: 7\r\nContent-Length: 4\r\n\r\nbusy");

    // When
    Throwable thrown = catchThrowable(() -> client.execute(request()));

    // Then
    assertThat(thrown).isInstanceOf(HttpFailureException.class).hasMessageNotContaining("busy");
    HttpFailureException failure = (HttpFailureException) thrown;
    assertThat(failure.statusCode()).isEqualTo(429);
    assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(failure.body()).isEqualTo("busy");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void shouldFollowNobodyWhenRedirected(int status) {
    // Given
    server.answers(
        "HTTP/1.1 " + status + " Over there\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");

    // When
    Throwable thrown = catchThrowable(() -> client.execute(request()));

    // Then
    assertThat(thrown).isInstanceOf(HttpFailureException.class);
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void shouldCutOffWhenTheAnswerIsTooLong() throws InterruptedException {
    // Given
    server.answersAndStalls(
        "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n" + "x".repeat(5000));

    // When
    Throwable thrown = catchThrowable(() -> client.execute(request()));

    // Then
    assertThat(thrown).hasCauseInstanceOf(GarbledAnswerException.class);
    assertThat(server.closedByClient()).isTrue();
  }

  @Test
  void shouldNotReadTextThatIsNoUtf8() {
    // Given
    byte[] head =
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] all = java.util.Arrays.copyOf(head, head.length + 2);
    all[head.length] = (byte) 0xC3;
    all[head.length + 1] = (byte) 0x28;
    server.answers(all);

    // When
    Throwable thrown = catchThrowable(() -> client.execute(request()));

    // Then
    assertThat(thrown).hasCauseInstanceOf(GarbledAnswerException.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldCloseTheConnectionWhenInterrupted(boolean virtual) throws Exception {
    // Given
    server.answersAndStalls("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread caller =
        (virtual ? Thread.ofVirtual() : Thread.ofPlatform())
            .start(() -> ended.complete(catchThrowable(() -> client.execute(request()))));
    server.awaitAsked();

    // When
    caller.interrupt();

    // Then
    assertThat(ended.get(1, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
    assertThat(server.closedByClient()).isTrue();
  }

  @Test
  void shouldSendOnceWhenTheServerHangsUp() {
    // Given
    server.answers("");

    // When
    Throwable thrown = catchThrowable(() -> client.execute(request()));

    // Then
    assertThat(thrown).isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(server.asked()).hasSize(1);
  }

  private static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private HttpRequest request() {
    return HttpRequest.builder()
        .method(HttpMethod.POST)
        .url(server.url() + "/v1/chat")
        .addHeader("Authorization", "Bearer key")
        .body("{}")
        .build();
  }
}
