package dev.attune.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A worker in a process of its own. Belongs to the thread that started it; should this JVM be
 * stopped, the shutdown hook stops the worker.
 */
public final class ConnectWorker implements AutoCloseable {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration LONGEST_START = Duration.ofSeconds(150);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration CALL = Duration.ofSeconds(20);
  private static final int GRACE_SECONDS = 20;

  private final WorkerSettings settings;
  private final Process process;
  private final Thread hook;
  private final HttpClient http = HttpClient.newHttpClient();

  private ConnectWorker(WorkerSettings settings, Process process) {
    this.settings = settings;
    this.process = process;
    this.hook = new Thread(process::destroyForcibly, "stop-connect-worker");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts a worker and returns when it answers.
   *
   * @throws IllegalStateException where it does not within 150 s, or ends; its log is named
   */
  public static ConnectWorker start(WorkerSettings settings)
      throws IOException, InterruptedException {
    Path config = settings.folder().resolve("worker.properties");
    try (Writer writer = Files.newBufferedWriter(config)) {
      settings.properties().store(writer, null);
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Not under the usual name: these classes lie beside the program's own as well.
            "-Dlogback.configurationFile=worker-logback.xml",
            "-jar",
            settings.jar().toString(),
            config.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(settings.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(settings).toFile()))
            .start();
    ConnectWorker worker = new ConnectWorker(settings, process);
    worker.awaitAnswers();
    return worker;
  }

  private static Path log(WorkerSettings settings) {
    return settings.folder().resolve("worker.log");
  }

  private void awaitAnswers() throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (Instant.now().isBefore(end) && process.isAlive()) {
      try {
        if (call(request("/connectors").GET()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It listens only after it has read its topics.
      }
      Thread.sleep(PAUSE);
    }
    throw new IllegalStateException("The Connect worker did not start, see " + log(settings));
  }

  /** Creates a connector, or gives it another configuration; waits while the group settles. */
  public void put(String name, Map<String, String> config)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    HttpResponse<String> answer;
    do {
      answer =
          call(
              request("/connectors/" + name + "/config")
                  .PUT(BodyPublishers.ofString(json(config))));
      if (answer.statusCode() < 300) {
        return;
      }
      Thread.sleep(PAUSE);
    } while (answer.statusCode() == 409 && Instant.now().isBefore(end));
    throw new IllegalStateException(name + " was refused: " + answer.body());
  }

  /** What the worker says of a connector and its tasks. */
  public String status(String name) throws IOException, InterruptedException {
    return call(request("/connectors/" + name + "/status").GET()).body();
  }

  /** The classes of all plugins that it has found. */
  public List<String> plugins() throws IOException, InterruptedException {
    String answer = call(request("/connector-plugins?connectorsOnly=false").GET()).body();
    return MAPPER.readTree(answer).findValuesAsText("class");
  }

  /** The first error of each setting that the plugin finds wrong, by its name. */
  public Map<String, String> errors(String type, Map<String, String> config)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        call(
            request("/connector-plugins/" + type + "/config/validate")
                .PUT(BodyPublishers.ofString(json(config))));
    Map<String, String> errors = new TreeMap<>();
    for (JsonNode setting : MAPPER.readTree(answer.body()).path("configs")) {
      JsonNode value = setting.path("value");
      if (!value.path("errors").isEmpty()) {
        errors.put(value.path("name").asText(), value.path("errors").get(0).asText());
      }
    }
    return errors;
  }

  private static String json(Map<String, String> config) {
    try {
      return MAPPER.writeValueAsString(config);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    URI uri = URI.create("http://127.0.0.1:" + settings.port() + path);
    return HttpRequest.newBuilder(uri).header("Content-Type", "application/json").timeout(CALL);
  }

  private HttpResponse<String> call(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** Ends it at once, as kill -9 does, and waits until it has ended. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    Runtime.getRuntime().removeShutdownHook(hook);
    http.close();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
  }
}
