package dev.attune.app.registry;

import com.sun.net.httpserver.HttpServer;
import dev.attune.app.error.UserException;
import dev.attune.app.registry.store.SubjectStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A schema registry for development in this JVM: Confluent's REST API for Avro, on loopback only,
 * without users or TLS.
 *
 * <p>Uses the JDK's own HTTP server: it starts in about 30 ms where a framework needs 600. The
 * server's accept thread and the virtual threads of the requests belong to this object and end with
 * {@link #close()}.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  /** Any free port. */
  public static final int ANY_PORT = 0;

  private final HttpServer server;
  private final ExecutorService requests;

  private EmbeddedRegistry(HttpServer server, ExecutorService requests) {
    this.server = server;
    this.requests = requests;
  }

  /**
   * Starts to listen.
   *
   * @param store what the registry knows; used by this registry alone from now on
   * @param port to listen on, or {@link #ANY_PORT}
   * @throws UserException when something else listens there
   */
  public static EmbeddedRegistry start(SubjectStore store, int port) {
    return serve(store, bind(port));
  }

  /** Starts to listen on this port, or on any free one where something else listens there. */
  public static EmbeddedRegistry startNear(SubjectStore store, int port) {
    try {
      return start(store, port);
    } catch (UserException taken) {
      return start(store, ANY_PORT);
    }
  }

  private static EmbeddedRegistry serve(SubjectStore store, HttpServer server) {
    ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(requests);
    server.createContext("/", new RegistryHandler(store));
    server.start();
    return new EmbeddedRegistry(server, requests);
  }

  private static HttpServer bind(int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UserException(
          "Port " + port + " on 127.0.0.1 is taken.",
          "Stop what listens there, or name another port.",
          e);
    }
  }

  /** Address for {@code schema.registry.url}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    requests.close();
  }
}
