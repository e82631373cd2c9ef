package dev.attune.generation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A server on loopback that remembers what it was asked and answers what it was told.
 *
 * <p>Threads: the test scripts and reads; each exchange has a virtual thread.
 */
final class FakeProvider implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Answer answer = exchange -> send(exchange, 500, "text/plain", "unscripted");

  /** One request as it came; header names in lower case. */
  record Asked(
      String method, String path, String protocol, Map<String, String> headers, JsonNode body) {}

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  FakeProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** Exchanges under way, as the server sees it. */
  int open() {
    return open.get();
  }

  List<Asked> asked() {
    return asked;
  }

  void answers(int status, String contentType, String body) {
    answers(status, contentType, body, Map.of());
  }

  void answers(int status, String contentType, String body, Map<String, String> headers) {
    answer =
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::add);
          send(exchange, status, contentType, body);
        };
  }

  void answersJson(String body) {
    answers(200, "application/json", body);
  }

  /** Refuses what the predicate finds in a request's body. */
  void answersJsonUnless(Predicate<JsonNode> bad, int status, String body) {
    answer =
        exchange -> {
          boolean refused = bad.test(asked.getLast().body());
          send(exchange, refused ? status : 200, "application/json", refused ? "{}" : body);
        };
  }

  /** Sends the head at once and then a byte every few milliseconds until somebody gives up. */
  void trickles() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().add("content-type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            while (!closing.await(20, TimeUnit.MILLISECONDS)) {
              body.write(' ');
              body.flush();
            }
          } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
          }
        };
  }

  /** Promises more than it sends, and hangs up. */
  void breaksOff() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          throw new IOException("hang up");
        };
  }

  private void handle(HttpExchange exchange) throws IOException {
    open.incrementAndGet();
    try (exchange) {
      Map<String, String> headers = new java.util.HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) ->
              headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getProtocol(),
              headers,
              JSON.readTree(exchange.getRequestBody())));
      answer.to(exchange);
    } finally {
      open.decrementAndGet();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
