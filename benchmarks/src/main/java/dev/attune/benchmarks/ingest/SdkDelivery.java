package dev.attune.benchmarks.ingest;

import dev.attune.app.config.AppConfig;
import dev.attune.avro.ClickEvent;
import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.Sandbox;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Libraries send, the server is restarted in the middle, the topic is counted. */
final class SdkDelivery {

  private static final Duration POLL = Duration.ofMillis(200);

  private final int events;
  private final Consumer<String> progress;

  SdkDelivery(int events, Consumer<String> progress) {
    this.events = events;
    this.progress = progress;
  }

  SdkReport run() throws IOException {
    Path folder = Files.createTempDirectory("attune-sdk");
    try (Sandbox sandbox = Sandbox.start();
        Deployment deployment = Deployment.on(sandbox)) {
      progress.accept("Installing the libraries");
      NodeProcess.install(folder);
      send(deployment, folder);
      progress.accept("Counting");
      return count(deployment.config());
    } finally {
      delete(folder);
    }
  }

  private void send(Deployment deployment, Path folder) throws IOException {
    try (ChildJvm server = deployment.server(0)) {
      String url = server.await("server.url");
      progress.accept("Sending to " + url);
      sendThroughRestart(deployment, folder, url, server);
    }
  }

  private void sendThroughRestart(Deployment deployment, Path folder, String url, ChildJvm server)
      throws IOException {
    int half = events / 200 * 100;
    try (NodeProcess segment = NodeProcess.start(folder, "segment", url, Deployment.KEY, events);
        NodeProcess rudder = NodeProcess.start(folder, "rudder", url, Deployment.KEY, events)) {
      segment.await("sent=" + half);
      rudder.await("sent=" + half);
      progress.accept("Restarting the server");
      server.close();
      try (ChildJvm second = deployment.server(URI.create(url).getPort())) {
        second.await("server.url");
        segment.await("closed=yes");
        rudder.await("closed=yes");
      }
    }
  }

  private SdkReport count(AppConfig config) {
    String topic = config.topics().clickstream().name();
    Set<String> products = new HashSet<>();
    Set<String> ids = new HashSet<>();
    long records = 0;
    try (SchemaRegistry registry = SchemaRegistry.open(config.registryConfig());
        KafkaConsumer<String, ClickEvent> consumer =
            new KafkaConsumer<>(
                config.clientConfig(),
                new StringDeserializer(),
                AvroSerde.of(ClickEvent.class, registry).deserializer())) {
      List<TopicPartition> places =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(places);
      consumer.seekToBeginning(places);
      Map<TopicPartition, Long> ends = consumer.endOffsets(places);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var message : consumer.poll(POLL)) {
          records++;
          ids.add(message.value().getHeader().getEventId());
          products.add(Objects.requireNonNull(message.value().getProduct()).getProductId());
        }
      }
    }
    return new SdkReport("sdk", 2L * events, records, products.size(), ids.size(), 1);
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure)
              throws IOException {
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
