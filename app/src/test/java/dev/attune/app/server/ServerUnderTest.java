package dev.attune.app.server;

import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.config.AppConfig;
import dev.attune.app.server.access.AccessFile;
import dev.attune.app.server.web.Route;
import dev.attune.budget.BudgetPlan;
import dev.attune.budget.Limit;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topic;
import dev.attune.schemas.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A server on topics of its own, and a client that knows its keys. */
final class ServerUnderTest implements AutoCloseable {
  static final String WEB = "web-key-of-some-length";
  static final String BACKEND = "backend-key-of-some-length";
  static final String READER = "reader-token-of-some-length";
  static final String OPERATOR = "operator-token-of-some-length";
  static final String PRIVACY = "privacy-token-of-some-length";

  private static final String ACCESS =
      """
      write-key web      ingest         env:WEB
      write-key backend  ingest,trusted env:BACKEND
      token     reader   read           env:READER
      token     operator operate        env:OPERATOR
      token     privacy  privacy        env:PRIVACY
      """;

  private static final BudgetPlan BUDGETS =
      new BudgetPlan(
          ZoneOffset.UTC,
          new BudgetPlan.Limits(Limit.of(new BigDecimal("5")), Limit.of(new BigDecimal("50"))),
          Map.of());

  final Topics topics;
  private final AppConfig config;
  private final SchemaRegistry registry;
  private final HttpClient client = HttpClient.newHttpClient();
  private AttuneServer server;

  private ServerUnderTest(AppConfig config) {
    this.config = config;
    this.topics = config.topics();
    this.registry = SchemaRegistry.open(config.registryConfig());
    try (Cluster cluster = Cluster.connect(config)) {
      new ClusterTopics(cluster, topics).createMissing(Optional.of((short) 1));
    }
    this.server = open();
  }

  static ServerUnderTest start(String bootstrapServers, Map<String, String> settings) {
    String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    Map<String, String> values = new HashMap<>();
    values.put("bootstrap.servers", bootstrapServers);
    values.put("schema.registry.url", "mock://" + name);
    values.put("tenant", name);
    values.put("topic.prefix", name);
    values.put("partitions", "2");
    values.put("server.port", "0");
    values.putAll(settings);
    return new ServerUnderTest(AppConfig.of(values));
  }

  private AttuneServer open() {
    Map<String, String> secrets =
        Map.of(
            "WEB",
            WEB,
            "BACKEND",
            BACKEND,
            "READER",
            READER,
            "OPERATOR",
            OPERATOR,
            "PRIVACY",
            PRIVACY);
    try {
      Path file = Files.writeString(Files.createTempFile("access", ".txt"), ACCESS);
      try {
        return AttuneServer.start(
            new Deployment(
                config,
                registry,
                new AccessFile(secrets, config.server().keyRate()).read(file),
                BUDGETS,
                InstantSource.system(),
                new SimpleMeterRegistry()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void restart() {
    server.close();
    server = open();
  }

  boolean isReady() {
    return server.isReady();
  }

  List<Route> routes() {
    return server.routes();
  }

  URI url() {
    return server.url();
  }

  /** The header that a write key is sent with. */
  static String basic(String writeKey) {
    byte[] pair = (writeKey + ":").getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  static String bearer(String token) {
    return "Bearer " + token;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url().resolve(path)).timeout(Duration.ofSeconds(30));
  }

  HttpResponse<String> post(String path, String writeKey, String body) {
    return send(
        request(path)
            .header("Authorization", basic(writeKey))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path).header("Authorization", bearer(READER));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("no answer", e);
    }
  }

  /** All values of a topic. */
  <V extends SpecificRecord> List<V> read(Topic<V> topic) {
    List<V> values = new ArrayList<>();
    List<TopicPartition> places =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            config.clientConfig(),
            new StringDeserializer(),
            AvroSerde.of(topic.valueType(), registry).deserializer())) {
      consumer.assign(places);
      consumer.seekToBeginning(places);
      Map<TopicPartition, Long> ends = consumer.endOffsets(places);
      while (places.stream()
          .anyMatch(place -> consumer.position(place) < ends.getOrDefault(place, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(each -> values.add(each.value()));
      }
    }
    return values;
  }

  /** Writes to a topic as the topology does. */
  <V extends SpecificRecord> void write(Topic<V> topic, String key, V value) {
    try (Writing<V> writing = writing(topic)) {
      writing.write(key, value);
    }
  }

  /** A way to write much to a topic; to be closed. */
  <V extends SpecificRecord> Writing<V> writing(Topic<V> topic) {
    return new Writing<>(
        topic,
        new KafkaProducer<>(
            config.clientConfig(),
            new StringSerializer(),
            AvroSerde.of(topic.valueType(), registry).serializer()));
  }

  /** Writes to one topic; all of it is there after the close. */
  record Writing<V extends SpecificRecord>(Topic<V> topic, KafkaProducer<String, V> producer)
      implements AutoCloseable {

    void write(String key, V value) {
      var unused = producer.send(new ProducerRecord<>(topic.name(), key, value));
    }

    @Override
    public void close() {
      producer.close();
    }
  }

  @Override
  public void close() {
    server.close();
    client.close();
    registry.close();
  }
}
