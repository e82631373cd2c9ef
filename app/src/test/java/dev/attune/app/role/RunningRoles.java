package dev.attune.app.role;

import dev.attune.app.admin.Metrics;
import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.Playbooks;
import dev.attune.app.process.StopSignal;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All roles of a deployment in this JVM, each on a thread of its own and with a port of its own.
 */
final class RunningRoles implements AutoCloseable {

  static final String WRITE_KEY = "web-key-of-some-length";
  static final String READER = "reader-token-of-some-length";
  static final String OFFICER = "officer-token-of-some-length";

  private final AppConfig config;
  private final Map<String, URI> urls = new ConcurrentHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningRoles(AppConfig config) {
    this.config = config;
  }

  static RunningRoles start(String bootstrapServers, Path folder) throws IOException {
    return start(bootstrapServers, folder, 2);
  }

  static RunningRoles start(String bootstrapServers, Path folder, int partitions)
      throws IOException {
    String name = "r" + UUID.randomUUID().toString().substring(0, 8);
    Map<String, String> values = new HashMap<>();
    values.put("bootstrap.servers", bootstrapServers);
    values.put("schema.registry.url", "mock://" + name);
    values.put("tenant", name);
    values.put("topic.prefix", name);
    values.put("partitions", Integer.toString(partitions));
    values.put("state.folder", folder.resolve("state").toString());
    values.put("server.port", "0");
    values.put("server.admin.port", "0");
    values.put("topology.admin.port", "0");
    values.put("generation.admin.port", "0");
    Path access =
        Files.writeString(
            folder.resolve("access"),
            """
            write-key web     ingest  env:WEB
            token     reader  read    env:READER
            token     officer privacy env:OFFICER
            """);
    values.put("server.access.file", access.toString());
    RunningRoles roles = new RunningRoles(AppConfig.of(values));
    roles.startAll();
    return roles;
  }

  private void startAll() {
    try (Cluster cluster = Cluster.connect(config)) {
      new ClusterTopics(cluster, config.topics()).createMissing(Optional.of((short) 1));
    }
    PromptTemplates templates = TemplateLoader.standard();
    Playbook playbook = Playbooks.load(Optional.empty(), templates);
    start(
        "topology",
        (metrics, stop) ->
            new TopologyRole(
                    config,
                    Playbooks.load(Optional.empty(), templates),
                    templates,
                    metrics,
                    this::told)
                .run(stop));
    start(
        "generation",
        (metrics, stop) ->
            new GenerationRole(config, config.generation(), metrics, this::told).run(stop));
    start(
        "server",
        (metrics, stop) ->
            new ServerRole(
                    config,
                    playbook.budgets(),
                    Map.of("WEB", WRITE_KEY, "READER", READER, "OFFICER", OFFICER),
                    metrics,
                    this::told)
                .run(stop));
  }

  private interface Role {
    void run(Metrics metrics, StopSignal stop) throws InterruptedException;
  }

  private void start(String name, Role role) {
    threads.add(
        Thread.ofPlatform()
            .name("role-" + name)
            .start(() -> {
              try (Metrics metrics = Metrics.open(config.admin(), name);
                  StopSignal stop = StopSignal.open()) {
                role.run(metrics, stop);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            }));
  }

  /** Lines such as {@code topology.admin.url=http://127.0.0.1:1234}. */
  private void told(String line) {
    String[] parts = line.split("=", 2);
    urls.put(parts[0], URI.create(parts[1]));
  }

  /** Whether this role says on its admin port what is asked. */
  boolean says(String role, String path) {
    return urls.containsKey(role + ".admin.url")
        && get(url(role + ".admin.url").resolve(path)).statusCode() == 200;
  }

  /** What this role shows to Prometheus. */
  String metrics(String role) {
    return get(url(role + ".admin.url").resolve("/metrics")).body();
  }

  URI server() {
    return url("server.url");
  }

  private URI url(String name) {
    return Objects.requireNonNull(urls.get(name), () -> name + " was not told");
  }

  private HttpResponse<String> get(URI url) {
    return send(HttpRequest.newBuilder(url));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("no answer", e);
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    threads.forEach(RunningRoles::join);
    client.close();
  }

  private static void join(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(40));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
