package dev.attune.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.Offer;
import dev.attune.schemas.json.RecordJson;
import dev.attune.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Our plugin as it is shipped, in Kafka's own worker. One broker and one worker serve all tests:
 * each start takes seconds, and so does the cluster's notice that a worker was killed.
 */
class PluginIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private static Cluster cluster;
  private static SchemaRegistry schemas;
  private static WorkerSettings settings;
  private static ConnectWorker worker;

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.start();
    schemas = cluster.openRegistry();
    settings = cluster.worker();
    worker = ConnectWorker.start(settings);
  }

  @AfterAll
  static void stop() {
    worker.close();
    schemas.close();
    cluster.close();
  }

  private static void write(Path file, int from, int to, String prefix) throws IOException {
    try (var out =
        file.toString().endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      for (int number = from; number < to; number++) {
        String line =
            "{\"type\":\"page\",\"messageId\":\"%s%d\",\"userId\":\"u%d\",\"timestamp\":\"2026-01-01T00:00:00Z\"}\n"
                .formatted(prefix, number, number % 97);
        out.write(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void shouldLoseAndDoubleNoLineWhenTheWorkerIsKilled() throws Exception {
    // Given
    int lines = 40_000;
    int kills = 2;
    Path logs = Files.createDirectory(cluster.folder().resolve("logs"));
    write(logs.resolve("a.jsonl"), 0, lines / 2, "k");
    write(logs.resolve("b.jsonl.gz"), lines / 2, lines, "k");
    Map<String, String> config =
        Map.of(
            "connector.class", "dev.attune.connectors.source.EventLogSource",
            "tasks.max", "2",
            "files", logs.toString(),
            "settle.ms", "0",
            "batch.max.records", "200",
            "transaction.boundary", "connector");

    // When
    List<String> ids = new ArrayList<>();
    try (KafkaConsumer<String, ClickEvent> consumer =
        cluster.consumer(cluster.topics().clickstream(), schemas)) {
      worker.put("event-log", config);
      for (int kill = 1; kill <= kills; kill++) {
        read(consumer, ids, kill * lines / (kills + 1));
        worker.kill();
        worker = ConnectWorker.start(settings);
      }
      read(consumer, ids, lines);
      // What would come twice would come now.
      read(consumer, ids, lines + 1, Duration.ofSeconds(3));
    }

    // Then
    assertThat(ids).hasSize(lines);
    assertThat(new HashSet<>(ids)).hasSize(lines);
  }

  private static void read(
      KafkaConsumer<String, ClickEvent> consumer, List<String> ids, int wanted) {
    read(consumer, ids, wanted, PATIENCE);
    assertThat(ids).as(() -> "see " + cluster.folder()).hasSizeGreaterThanOrEqualTo(wanted);
  }

  private static void read(
      KafkaConsumer<String, ClickEvent> consumer, List<String> ids, int wanted, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (ids.size() < wanted && System.nanoTime() < end) {
      consumer
          .poll(POLL)
          .forEach(message -> {
            String id = message.value().getHeader().getEventId();
            if (id.startsWith("k")) {
              ids.add(id);
            }
          });
    }
  }

  @Test
  void shouldDeliverEachOfferOnceByItsIdWhenTheReceiverFailsOneCallInFive() throws Exception {
    // Given
    int offers = 100;
    Map<String, Integer> taken = Collections.synchronizedMap(new HashMap<>());
    AtomicInteger calls = new AtomicInteger();
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/", exchange -> answer(exchange, calls.incrementAndGet() % 5 == 0, taken));
    receiver.start();

    // When
    try (KafkaProducer<String, Offer> producer =
        cluster.producer(cluster.topics().offers(), schemas)) {
      for (int number = 0; number < offers; number++) {
        var unused = producer.send(new ProducerRecord<>("offers", "u" + number, offer(number)));
      }
      producer.flush();
      worker.put(
          "webhook",
          Map.of(
              "connector.class", "dev.attune.connectors.webhook.WebhookSink",
              "tasks.max", "1",
              "topics", "offers",
              "webhook.url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/",
              "webhook.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
              "batch.max.records", "5",
              "retry.backoff.ms", "20"));
      await().atMost(PATIENCE).until(() -> taken.size() == offers);
    } finally {
      receiver.stop(0);
    }

    // Then
    assertThat(taken.values()).allMatch(times -> times == 1);
    assertThat(calls.get()).isGreaterThan(offers / 5);
  }

  private static void answer(HttpExchange exchange, boolean fails, Map<String, Integer> taken)
      throws IOException {
    try (exchange) {
      JsonNode body = JsonMapper.builder().build().readTree(exchange.getRequestBody());
      if (!fails) {
        body.get("events").forEach(event -> taken.merge(event.get("id").asText(), 1, Integer::sum));
      }
      exchange.sendResponseHeaders(fails ? 503 : 204, -1);
    }
  }

  private static Offer offer(int number) {
    return RecordJson.fromJson(
        """
        {"offerId":"o%d","userId":"u%d","scenario":"cart","slot":"email:inbox","generation":1,
         "channel":"email","language":"en","headline":"Hello","body":"Look","callToAction":"Look",
         "products":[],"terms":{"validUntil":"2099-01-01T00:00:00.000Z"},
         "createdAt":"2026-01-01T00:00:00.000Z","expiresAt":"2099-01-01T00:00:00.000Z",
         "trigger":{"triggerId":"t","kind":"cart","firedAt":"2026-01-01T00:00:00.000Z",
                    "evidence":[],"facts":{}},
         "assignment":{"experiment":"none","arm":"a","propensity":1.0},
         "provenance":{"profileHash":"","playbookHash":"","promptId":"","promptHash":"",
                       "consentVersion":1,"guards":[],
                       "use":{"provider":"offline","model":"m","parameters":{},"attempts":1,
                              "latencyMillis":1,"inputTokens":1,"outputTokens":1}}}
        """
            .formatted(number, number),
        Offer.class);
  }

  @Test
  void shouldTurnRowsOfOtherSystemsIntoEvents() throws Exception {
    // Given
    Map<String, String> rows =
        Map.of(
            "FromSegment",
            "{\"type\":\"page\",\"messageId\":\"s1\",\"userId\":\"segment\",\"timestamp\":\"2026-01-01T00:00:00Z\"}",
            "FromGa4",
            "{\"event_name\":\"page_view\",\"event_timestamp\":\"1767261600123456\",\"user_pseudo_id\":\"ga4\"}",
            "FromSnowplow",
            "{\"event\":\"page_view\",\"event_id\":\"p1\",\"user_id\":\"snowplow\",\"derived_tstamp\":\"2026-01-01T10:00:00Z\"}");

    // When
    for (Map.Entry<String, String> row : rows.entrySet()) {
      Path file = cluster.folder().resolve(row.getKey() + ".txt");
      Files.writeString(file, row.getValue() + "\n");
      worker.put(row.getKey(), rowsConnector(row.getKey(), file));
    }

    // Then
    Set<String> users = new HashSet<>();
    try (KafkaConsumer<String, ClickEvent> consumer =
        cluster.consumer(cluster.topics().clickstream(), schemas)) {
      await()
          .atMost(PATIENCE)
          .until(() -> {
            consumer
                .poll(POLL)
                .forEach(message -> {
                  if (message.value().getHeader().getUserId().equals(message.key())) {
                    users.add(message.key());
                  }
                });
            // The pseudonym of "segment" by the secret below; the others are not hidden.
            return users.containsAll(Set.of("ga4", "snowplow"))
                && users.stream().anyMatch(user -> user.length() == 22);
          });
    }
    assertThat(users).doesNotContain("segment");
  }

  private static Map<String, String> rowsConnector(String transform, Path file) {
    Map<String, String> config = new HashMap<>();
    config.put("connector.class", "org.apache.kafka.connect.file.FileStreamSourceConnector");
    config.put("file", file.toString());
    config.put("topic", "raw");
    config.put("transforms", "event,hide");
    config.put("transforms.event.type", "dev.attune.connectors.transform." + transform);
    config.put("transforms.hide.type", "dev.attune.connectors.transform.Pseudonymize");
    config.put("transforms.hide.secret", "a secret of sixteen");
    config.put("transforms.hide.key", "true");
    config.put("transforms.hide.fields", "header.userId");
    if (!transform.equals("FromSegment")) {
      config.put("transforms", "event");
    }
    return config;
  }

  @Test
  void shouldSayWhatIsWrongWithASettingInOneLine() throws Exception {
    // Given
    Map<String, String> config =
        Map.of(
            "connector.class", "dev.attune.connectors.webhook.WebhookSink",
            "name", "wrong",
            "topics", "offers",
            "webhook.url", "ftp://shop.example",
            "webhook.secret", "short");

    // When
    Map<String, String> errors = worker.errors("WebhookSink", config);

    // Then
    assertThat(errors.keySet()).contains("webhook.url", "webhook.secret");
    assertThat(errors.values()).allMatch(error -> !error.contains("\n"));
    assertThat(errors.get("webhook.secret")).doesNotContain("short");
    assertThat(worker.plugins())
        .contains(
            "dev.attune.connectors.source.EventLogSource",
            "dev.attune.connectors.webhook.WebhookSink",
            "dev.attune.connectors.converter.AvroConverter",
            "dev.attune.connectors.transform.FromDebezium",
            "dev.attune.connectors.transform.Pseudonymize");
  }
}
