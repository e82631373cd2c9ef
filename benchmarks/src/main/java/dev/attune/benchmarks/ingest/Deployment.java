package dev.attune.benchmarks.ingest;

import dev.attune.app.Attune;
import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.config.AdminConfig;
import dev.attune.app.config.AppConfig;
import dev.attune.app.config.ConfigKeys;
import dev.attune.app.config.ServerConfig;
import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Topics, and what a server needs to run on them.
 *
 * @param settings of the server
 * @param files deleted on close
 */
record Deployment(Map<String, String> settings, List<Path> files) implements AutoCloseable {

  static final String KEY = "benchmark-write-key";

  /** Creates the topics on a cluster without any. */
  static Deployment on(Sandbox sandbox) throws IOException {
    Path key = Files.writeString(Files.createTempFile("attune-bench", ".key"), KEY);
    Path access =
        Files.writeString(
            Files.createTempFile("attune-bench", ".access"),
            "write-key bench ingest file:%s%n".formatted(key));
    Map<String, String> settings =
        Map.of(
            ConfigKeys.BOOTSTRAP_SERVERS, sandbox.bootstrapServers(),
            ConfigKeys.REGISTRY_URL, sandbox.registryUrl(),
            AdminConfig.SERVER_PORT, "0",
            ServerConfig.KEY_RATE, "1000000",
            ServerConfig.ACCESS_FILE, access.toString());
    AppConfig config = AppConfig.of(settings);
    try (Cluster cluster = Cluster.connect(config)) {
      new ClusterTopics(cluster, config.topics()).createMissing(Optional.of((short) 1));
    }
    return new Deployment(settings, List.of(key, access));
  }

  AppConfig config() {
    return AppConfig.of(settings);
  }

  /**
   * Starts the server; it says {@code server.url} when it listens.
   *
   * @param port 0 for any
   */
  ChildJvm server(int port) {
    Map<String, String> all = new HashMap<>(settings);
    all.put(ServerConfig.PORT, Integer.toString(port));
    List<String> arguments = new ArrayList<>(List.of("run", "server"));
    all.forEach((name, value) -> arguments.addAll(List.of("-o", name + "=" + value)));
    return ChildJvm.start(List.of("-Xmx1g"), Attune.class.getName(), arguments);
  }

  @Override
  public void close() throws IOException {
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
