package dev.attune.schemas.registry.rest;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/** Sends headers and one byte at once, and the rest of the body never. */
final class TricklingServer implements AutoCloseable {
  private final CountDownLatch closing = new CountDownLatch(1);
  private final HttpServer server;
  private final Thread thread;

  TricklingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('[');
          exchange.getResponseBody().flush();
          awaitClosing();
          exchange.close();
        });
    server.setExecutor(null);
    thread = Thread.ofPlatform().start(server::start);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    thread.interrupt();
  }
}
