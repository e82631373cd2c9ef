package dev.attune.schemas.registry;

import static org.awaitility.Awaitility.await;

import dev.attune.schemas.registry.rest.RestClient;
import dev.attune.schemas.registry.rest.RestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real Apicurio Registry in a process of its own on loopback, started once for all integration
 * tests and stopped after the last. Its Confluent-compatible API is at {@link #url()}.
 */
final class RealRegistry implements AutoCloseable {
  private static final Path HOME = Path.of("target", "apicurio");
  private static final Duration START = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  private RealRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static RealRegistry start() {
    try {
      int port = freePort();
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx384m",
              "-XX:TieredStopAtLevel=1",
              "-jar",
              HOME.resolve("quarkus-run.jar").toString());
      builder
          .environment()
          .putAll(
              Map.of(
                  "QUARKUS_HTTP_HOST", "127.0.0.1",
                  "QUARKUS_HTTP_PORT", Integer.toString(port),
                  "QUARKUS_MANAGEMENT_ENABLED", "false",
                  "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                  "QUARKUS_MANAGEMENT_PORT", Integer.toString(freePort())));
      builder.redirectErrorStream(true).redirectOutput(Path.of("target", "apicurio.log").toFile());
      RealRegistry registry = new RealRegistry(builder.start(), port);
      registry.awaitReady();
      return registry;
    } catch (IOException e) {
      throw new IllegalStateException("the registry server did not start", e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  private void awaitReady() {
    RestSettings settings =
        new RegistryConfig(Map.of("schema.registry.url", url(), "max.retries", "0")).restSettings();
    try (RestClient client = new RestClient(settings)) {
      await()
          .atMost(START)
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> {
            if (!process.isAlive()) {
              throw new IllegalStateException("it stopped: see target/apicurio.log");
            }
            return client.get("/subjects").isSuccess();
          });
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** Gives tests the one server of the run. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RealRegistry.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(List.of(RealRegistry.class)))
          .computeIfAbsent(RealRegistry.class, key -> start(), RealRegistry.class);
    }
  }
}
