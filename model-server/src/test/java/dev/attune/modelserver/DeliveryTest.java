package dev.attune.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Latency;
import dev.attune.modelserver.behaviour.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that come late, in part or not at all, as a socket sees them. */
class DeliveryTest {

  private final ModelServer server = ModelServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void shouldSendNothingWhenItHangsAndOnlyHeadersWhenItStalls() throws IOException {
    // When
    server.behave(Behaviour.failing(Fault.HANG));
    Throwable hang = catchThrowable(() -> read(300));
    server.behave(Behaviour.failing(Fault.STALL));
    String stalled = readUntilTimeout();

    // Then
    assertThat(hang).isInstanceOf(SocketTimeoutException.class);
    assertThat(stalled).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\n");
  }

  @Test
  void shouldSendOneByteAtATimeWhenItTrickles() throws IOException {
    // Given
    server.behave(Behaviour.always(Outcome.of(Fault.TRICKLE).every(Duration.ofMillis(50))));

    // When
    String received = readUntilTimeout();

    // Then
    String body = received.substring(received.indexOf("\r\n\r\n") + 4);
    assertThat(body.length()).isBetween(1, 12);
  }

  @Test
  void shouldResetInTheMiddleOfTheBodyWhenTold() {
    // Given
    server.behave(Behaviour.failing(Fault.RESET));

    // When
    Throwable thrown = catchThrowable(() -> read(2_000));

    // Then
    assertThat(thrown).isInstanceOf(SocketException.class).hasMessageContaining("reset");
    assertThat(server.counters().reset()).isEqualTo(1);
  }

  @Test
  void shouldTakeItsTimeWhenTold() throws IOException {
    // Given
    server.behave(
        Behaviour.answering()
            .taking(Latency.uniform(Duration.ofMillis(200), Duration.ofMillis(201)), 1));
    long start = System.nanoTime();

    // When
    HttpResponse<String> whole = Caller.openAi(server, "");
    long between = System.nanoTime();
    HttpResponse<String> streamed = Caller.openAi(server, ",\"stream\":true");
    long end = System.nanoTime();

    // Then
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(streamed.body()).endsWith("data: [DONE]\n\n");
    assertThat(Duration.ofNanos(between - start)).isGreaterThan(Duration.ofMillis(199));
    assertThat(Duration.ofNanos(end - between)).isGreaterThan(Duration.ofMillis(180));
  }

  private String readUntilTimeout() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Socket socket = ask(500)) {
      InputStream in = socket.getInputStream();
      long end = System.nanoTime() + Duration.ofMillis(500).toNanos();
      while (System.nanoTime() < end) {
        int next = in.read();
        text.append((char) next);
      }
    } catch (SocketTimeoutException quiet) {
      return text.toString();
    }
    return text.toString();
  }

  private String read(int millis) throws IOException {
    try (Socket socket = ask(millis)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Socket ask(int millis) throws IOException {
    int port = URI.create(server.rootUrl()).getPort();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(millis);
    byte[] body = Caller.openAiBody("").getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
            .formatted(body.length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().write(body);
    socket.getOutputStream().flush();
    return socket;
  }
}
