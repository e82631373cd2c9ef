package dev.attune.app.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.attune.app.error.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * {@code /health/live}, {@code /health/started}, {@code /health/ready} and {@code /metrics}, for
 * the operator's own network: no token is asked for, and no user's data is told.
 */
public final class AdminServer implements AutoCloseable {

  private static final int BACKLOG = 64;
  private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private AdminServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Listens.
   *
   * @param port and the key that sets it; 0 for any
   * @throws UserException where the port is taken
   */
  public static AdminServer start(
      String host, int port, String portKey, Health health, Metrics metrics) {
    try {
      HttpServer http = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
      AdminServer admin = new AdminServer(http);
      http.setExecutor(admin.threads);
      http.createContext("/health/live", exchange -> health(exchange, health.isLive()));
      http.createContext("/health/started", exchange -> health(exchange, health.isStarted()));
      http.createContext("/health/ready", exchange -> health(exchange, health.isReady()));
      http.createContext("/metrics", exchange -> answer(exchange, 200, METRICS, metrics.scrape()));
      http.createContext("/", exchange -> answer(exchange, 404, TEXT, "nothing here\n"));
      http.start();
      return admin;
    } catch (IOException e) {
      throw new UserException(
          "Cannot listen on %s:%d for health and metrics.".formatted(host, port),
          "Set '%s' to a free one.".formatted(portKey),
          e);
    }
  }

  private static void health(HttpExchange exchange, BooleanSupplier holds) throws IOException {
    boolean well = holds.getAsBoolean();
    answer(exchange, well ? 200 : 503, TEXT, well ? "yes\n" : "no\n");
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Where it listens. */
  public URI url() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://%s:%d".formatted(address.getHostString(), address.getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
