package dev.attune.benchmarks.connect;

import dev.attune.app.error.UserException;
import dev.attune.avro.ClickEvent;
import dev.attune.benchmarks.process.Sandbox;
import dev.attune.connect.ConnectWorker;
import dev.attune.connect.WorkerSettings;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A log in two files, a worker that reads it and dies, and a reader of what is committed. */
final class ConnectWorkload {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** What would come twice has come by then. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(5);

  private final int kills;
  private final int lines;
  private final int batch;
  private final Consumer<String> progress;
  private final Set<String> events = new HashSet<>();
  private int records;

  ConnectWorkload(int kills, int lines, int batch, Consumer<String> progress) {
    this.kills = kills;
    this.lines = lines;
    this.batch = batch;
    this.progress = progress;
  }

  ConnectReport run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("attune-connect");
    Path log = writeLog(folder);
    Topics topics = new Topics("", 4);
    try (Sandbox sandbox = Sandbox.start();
        SchemaRegistry schemas = SchemaRegistry.open(sandbox.registryConfig());
        KafkaConsumer<String, ClickEvent> consumer = consumer(sandbox, schemas)) {
      sandbox.createTopics(topics);
      assign(consumer, topics.clickstream().name());
      WorkerSettings settings = settings(sandbox, folder);
      return killing(ConnectWorker.start(settings), settings, log, consumer);
    }
  }

  private ConnectReport killing(
      ConnectWorker first,
      WorkerSettings settings,
      Path log,
      KafkaConsumer<String, ClickEvent> consumer)
      throws IOException, InterruptedException {
    List<Integer> atKills = new ArrayList<>();
    List<Long> back = new ArrayList<>();
    ConnectWorker worker = first;
    try {
      worker.put("event-log", config(log));
      read(consumer, 1, PATIENCE);
      long start = System.nanoTime();
      for (int kill = 1; kill <= kills; kill++) {
        read(consumer, (int) ((long) kill * lines / (kills + 1)), PATIENCE);
        atKills.add(records);
        progress.accept("Kill " + kill + " at " + records + " records");
        long killed = System.nanoTime();
        worker.kill();
        worker = ConnectWorker.start(settings);
        read(consumer, records + 1, PATIENCE);
        back.add(Duration.ofNanos(System.nanoTime() - killed).toMillis());
      }
      read(consumer, lines, PATIENCE);
      double seconds = (System.nanoTime() - start) / 1e9;
      read(consumer, lines + 1, AFTERWARDS);
      return new ConnectReport("connect", lines, records, events.size(), atKills, back, seconds);
    } finally {
      worker.close();
    }
  }

  private Path writeLog(Path folder) throws IOException {
    Path log = Files.createDirectory(folder.resolve("logs"));
    for (int part = 0; part < 2; part++) {
      try (BufferedWriter out = Files.newBufferedWriter(log.resolve(part + ".jsonl"))) {
        for (int number = part * (lines / 2); number < (part == 0 ? lines / 2 : lines); number++) {
          out.write(
              "{\"type\":\"page\",\"messageId\":\"m%d\",\"userId\":\"u%d\",\"timestamp\":\"2026-01-01T00:00:00Z\"}%n"
                  .formatted(number, number % 997));
        }
      }
    }
    return log;
  }

  private Map<String, String> config(Path log) {
    return Map.of(
        "connector.class", "dev.attune.connectors.source.EventLogSource",
        "tasks.max", "2",
        "files", log.toString(),
        "settle.ms", "0",
        "batch.max.records", Integer.toString(batch),
        "transaction.boundary", "connector");
  }

  private static WorkerSettings settings(Sandbox sandbox, Path folder) throws IOException {
    Path root = root();
    Path jar = root.resolve("connect-worker/target/connect-worker.jar");
    if (!Files.exists(jar)) {
      throw new UserException("There is no " + jar + ".", "Build with 'mvn -DskipTests package'.");
    }
    return new WorkerSettings(
        jar,
        List.of(root.resolve("connectors/target/connect-plugin")),
        sandbox.bootstrapServers(),
        sandbox.registryUrl(),
        WorkerSettings.freePort(),
        folder);
  }

  /** The repository: the benchmarks run from their module's target folder. */
  private static Path root() {
    try {
      Path jar =
          Path.of(
              ConnectWorkload.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolve("../../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a jar lies somewhere", e);
    }
  }

  private static KafkaConsumer<String, ClickEvent> consumer(
      Sandbox sandbox, SchemaRegistry schemas) {
    Map<String, Object> config = new HashMap<>(sandbox.clientConfig());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(
        config, new StringDeserializer(), AvroSerde.of(ClickEvent.class, schemas).deserializer());
  }

  private static void assign(KafkaConsumer<String, ClickEvent> consumer, String topic) {
    List<TopicPartition> places =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(places);
    consumer.seekToBeginning(places);
  }

  private void read(KafkaConsumer<String, ClickEvent> consumer, int wanted, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (records < wanted && System.nanoTime() < end) {
      consumer
          .poll(POLL)
          .forEach(message -> {
            records++;
            events.add(message.value().getHeader().getEventId());
          });
    }
  }
}
