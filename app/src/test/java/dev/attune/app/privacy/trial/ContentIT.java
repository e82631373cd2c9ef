package dev.attune.app.privacy.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.Playbooks;
import dev.attune.app.privacy.RawTopics;
import dev.attune.avro.DeadLetter;
import dev.attune.modelserver.ModelServer;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Secrecy;
import dev.attune.schemas.topic.Topic;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * What users say and who they are stays out of logs, metrics, traces and the headers and words of
 * dead letters: a word is planted in every field that users fill, also in calls and records that
 * cannot be used, and a provider refuses what it is asked word for word.
 */
@Timeout(240)
class ContentIT {

  private static final String WRITE_KEY = "trial";
  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: 9, window: 1d}, cool-down: none}
      scenarios:
        found-nothing:
          trigger: {kind: empty-search}
          slot: web-search
          channel: web
          deadline: 5m
          products: {from: viewed, limit: 2}
        looked-often:
          trigger: {kind: repeated-view, times: 3}
          slot: web-main
          channel: web
          deadline: 5m
          products: {from: viewed, limit: 2}
      """;

  private final Planted planted = new Planted();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.attune");
  private final Level usual = ours.getLevel();
  private final Queue<String> traces = new ConcurrentLinkedQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<AutoCloseable> opened = new ArrayList<>();
  @TempDir Path folder;

  @BeforeEach
  void listen() {
    logged.start();
    root.addAppender(logged);
    // As it is shipped.
    ours.setLevel(Level.INFO);
  }

  @AfterEach
  void close() throws Exception {
    root.detachAppender(logged);
    ours.setLevel(usual);
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Secrecy.class)
  void shouldKeepContentToTheTopicsWhatEverComes(Secrecy secrecy) throws Exception {
    // Given
    ModelServer model = ModelServer.start();
    opened.add(model);
    TrialDeployment deployment = deployment(secrecy, model);
    post(deployment, "/v1/track", planted.catalogue());

    // When
    Thread.sleep(Duration.ofSeconds(5));
    for (String call : planted.goodCalls()) {
      assertThat(post(deployment, "/v1/track", call)).isEqualTo(200);
    }
    for (String call : planted.badCalls()) {
      post(deployment, "/v1/track", call);
      post(deployment, "/v1/batch", call);
      post(deployment, "/v1/cloudevents", call);
      post(deployment, "/v1/outcomes", call);
    }
    planted.paths().forEach(path -> get(deployment, path));
    int poisoned = poison(deployment);

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(count(deployment, deployment.config().topics().offers())).isPositive();
          assertThat(count(deployment, deployment.config().topics().deadLetters()))
              .isGreaterThanOrEqualTo(poisoned);
          assertThat(traces).isNotEmpty();
        });
    assertThat(model.requests())
        .as("what was searched for reached the prompt")
        .anySatisfy(request -> assertThat(request.body()).contains(planted.word("query")));
    assertThat(planted.in(logs())).as("log").isEmpty();
    assertThat(planted.in(meters(deployment))).as("meters").isEmpty();
    assertThat(planted.in(String.join("\n", traces))).as("traces").isEmpty();
    assertThat(planted.in(letters(deployment))).as("dead letters").isEmpty();
  }

  private TrialDeployment deployment(Secrecy secrecy, ModelServer model) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("server.traces.url", listening("/v1/traces", traces::add, 200));
    settings.put("server.traces.share", "1.0");
    settings.put("models", "rude,friendly");
    settings.put("models.rude.provider", "openai-compatible");
    settings.put("models.rude.name", "rude");
    settings.put("models.rude.base.url", listening("/v1", asked -> {}, 503));
    settings.put("models.rude.price", "free");
    settings.put("models.friendly.provider", "openai-compatible");
    settings.put("models.friendly.name", "friendly");
    settings.put("models.friendly.base.url", model.baseUrl());
    settings.put("models.friendly.price", "free");
    Path playbook = Files.writeString(folder.resolve("playbook.yml"), PLAYBOOK);
    TrialDeployment deployment =
        new TrialDeployment(
            AppConfig.of(settings),
            Playbooks.load(Optional.of(playbook), TemplateLoader.standard()),
            secrecy);
    opened.add(deployment);
    return deployment;
  }

  /** A server on loopback that answers with this status and, as some do, with what it was sent. */
  private String listening(String path, Consumer<String> listener, int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        path,
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          listener.accept(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    opened.add(() -> server.stop(0));
    return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
  }

  private int post(TrialDeployment deployment, String path, String body) {
    String key =
        Base64.getEncoder().encodeToString((WRITE_KEY + ":").getBytes(StandardCharsets.UTF_8));
    return send(
        request(deployment, path)
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + key)
            .header("User-Agent", planted.word("agent"))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private void get(TrialDeployment deployment, String path) {
    send(request(deployment, path).header("Authorization", "Bearer " + planted.word("token")));
    send(request(deployment, path));
  }

  private static HttpRequest.Builder request(TrialDeployment deployment, String path) {
    return HttpRequest.newBuilder(URI.create(deployment.server().url() + path));
  }

  private int send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Bytes that are no record, past the server; how many of them the topology has to refuse. */
  private int poison(TrialDeployment deployment) {
    AppConfig config = deployment.config();
    List<Topic<?>> read =
        List.of(
            config.topics().clickstream(),
            config.topics().purchases(),
            config.topics().messages(),
            config.topics().outcomes(),
            config.topics().consents(),
            config.topics().erasures(),
            config.topics().generationRequests(),
            config.topics().generationResponses());
    int sent = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            config.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] key = planted.word("user").getBytes(StandardCharsets.UTF_8);
      for (Topic<?> topic : read) {
        for (byte[] value : planted.poison()) {
          ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), key, value);
          record.headers().add("trace", planted.word("header").getBytes(StandardCharsets.UTF_8));
          var unused = producer.send(record);
          sent++;
        }
      }
    }
    return sent;
  }

  private static int count(TrialDeployment deployment, Topic<?> topic) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    new RawTopics(deployment.config().clientConfig()).read(topic.name(), found::add);
    return found.size();
  }

  private String logs() {
    StringBuilder text = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(logged.list)) {
      text.append(event.getLoggerName()).append(' ').append(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        text.append('\n').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String meters(TrialDeployment deployment) {
    StringBuilder text = new StringBuilder();
    deployment.meters().getMeters().forEach(meter -> text.append(meter.getId()).append('\n'));
    return text.toString();
  }

  /** All of a letter but key and value: they are the record that was given up. */
  private static String letters(TrialDeployment deployment) {
    StringBuilder text = new StringBuilder();
    Topic<DeadLetter> topic = deployment.config().topics().deadLetters();
    Deserializer<DeadLetter> reader =
        AvroSerde.of(DeadLetter.class, deployment.registry()).deserializer();
    new RawTopics(deployment.config().clientConfig())
        .read(
            topic.name(),
            message -> {
              for (Header header : message.headers()) {
                text.append(header.key()).append(' ');
                text.append(new String(header.value(), StandardCharsets.UTF_8)).append('\n');
              }
              DeadLetter letter = reader.deserialize(topic.name(), message.value());
              text.append(letter.getStep()).append(' ').append(letter.getCause()).append(' ');
              text.append(letter.getDetail()).append(' ').append(letter.getTopic()).append('\n');
            });
    return text.toString();
  }
}
