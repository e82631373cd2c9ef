package dev.attune.schemas.registry.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javax.net.ssl.SSLContext;

/**
 * An HTTP server on loopback that says what it was told to, in that order, and remembers what it
 * was asked. Its one handler thread and the test share it; the monitor guards both queues.
 */
public final class FakeServer implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();

  public FakeServer() {
    this(create());
  }

  public FakeServer(SSLContext tls) {
    this(createSecure(tls));
  }

  private FakeServer(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.start();
  }

  /** Queues an answer; without one the server says 500. */
  public synchronized FakeServer say(int status, String body) {
    answers.add(new Answer(status, body, Optional.empty()));
    return this;
  }

  /** Queues a redirect. */
  public synchronized FakeServer redirect(String location) {
    answers.add(new Answer(302, "", Optional.of(location)));
    return this;
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  public synchronized Request onlyRequest() {
    if (requests.size() != 1) {
      throw new AssertionError("asked " + requests.size() + " times, not once: " + requests);
    }
    return requests.getFirst();
  }

  public URI uri() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = next(exchange);
      answer.location().ifPresent(to -> exchange.getResponseHeaders().set("Location", to));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized Answer next(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    Answer answer = answers.poll();
    return answer == null ? new Answer(500, "", Optional.empty()) : answer;
  }

  private static HttpServer create() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer createSecure(SSLContext tls) {
    try {
      HttpsServer secure =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      secure.setHttpsConfigurator(new HttpsConfigurator(tls));
      return secure;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** What the server was asked. */
  public record Request(
      String method, String path, String authorization, String contentType, String body) {}

  private record Answer(int status, String body, Optional<String> location) {}
}
