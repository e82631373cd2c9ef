package dev.attune.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.attune.app.cluster.Cluster;
import dev.attune.app.cluster.ClusterTopics;
import dev.attune.app.config.AppConfig;
import dev.attune.app.support.AttuneProcess;
import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand sockets that nobody uses, half of them in the middle of a request's head. The server
 * has a process of its own, for each side needs a descriptor a socket.
 */
@ExtendWith(KafkaExtension.class)
@Timeout(180)
class IdleSocketsIT {

  private static final int SOCKETS = 10_000;
  private static final int CALLS = 200;
  private static final String KEY = "web-key-of-some-length";
  private static final String NAME = "idle";

  @Test
  void shouldTakeEventsBesideTenThousandIdleSockets(KafkaUnderTest kafka, @TempDir Path folder)
      throws Exception {
    assumeThat(descriptors())
        .as("descriptors a process may have (ulimit -n): two thousand more than sockets are needed")
        .isGreaterThan(SOCKETS + 2_000);
    createTopics(kafka);
    try (AttuneProcess server = AttuneProcess.start(folder, arguments(kafka, folder));
        HttpClient client = HttpClient.newHttpClient()) {
      // Given
      URI url = URI.create(server.value("server.url"));
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> track(client, url, "warm-up").statusCode() == 200);
      long before = residentKib(server.pid());
      List<SocketChannel> idle = new ArrayList<>();
      try {
        long opening = System.nanoTime();
        for (int i = 0; i < SOCKETS; i++) {
          idle.add(opened(url, i % 2 == 0));
        }
        Duration opened = Duration.ofNanos(System.nanoTime() - opening);

        // When
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
          long start = System.nanoTime();
          assertThat(track(client, url, "m" + i).statusCode()).isEqualTo(200);
          times.add(Duration.ofNanos(System.nanoTime() - start));
        }

        // Then
        times.sort(null);
        Duration p99 = times.get(CALLS * 99 / 100);
        long descriptors = descriptorsOf(server.pid());
        Files.writeString(
            Path.of("target", "idle-sockets.txt"),
            "opened in %d ms, %d descriptors, p99 of a call %d ms, resident %d MiB, before %d MiB%n"
                .formatted(
                    opened.toMillis(),
                    descriptors,
                    p99.toMillis(),
                    residentKib(server.pid()) / 1024,
                    before / 1024));
        assertThat(descriptors).as("open in the server").isGreaterThan(SOCKETS);
        assertThat(p99).isLessThan(Duration.ofSeconds(2));
      } finally {
        for (SocketChannel each : idle) {
          each.close();
        }
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> descriptorsOf(server.pid()) < SOCKETS / 10);
      assertThat(track(client, url, "after").statusCode()).isEqualTo(200);
    }
  }

  private static SocketChannel opened(URI url, boolean begins) throws IOException {
    SocketChannel socket = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
    if (begins) {
      socket.write(
          ByteBuffer.wrap("POST /v1/track HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.UTF_8)));
    }
    return socket;
  }

  private static HttpResponse<String> track(HttpClient client, URI url, String id)
      throws IOException, InterruptedException {
    String body =
        "{\"userId\":\"u1\",\"messageId\":\"%s\",\"event\":\"Cart Viewed\"}".formatted(id);
    String credentials =
        Base64.getEncoder().encodeToString((KEY + ":").getBytes(StandardCharsets.UTF_8));
    return client.send(
        HttpRequest.newBuilder(url.resolve("/v1/track"))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Basic " + credentials)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static List<String> arguments(KafkaUnderTest kafka, Path folder) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), KEY);
    Path access =
        Files.writeString(folder.resolve("access"), "write-key web ingest file:" + key + "\n");
    List<String> arguments = new ArrayList<>(List.of("run", "server"));
    settings(kafka).forEach((name, value) -> arguments.addAll(List.of("-o", name + "=" + value)));
    arguments.addAll(
        List.of(
            "-o", "server.access.file=" + access,
            "-o", "server.port=0",
            "-o", "server.admin.port=0"));
    return arguments;
  }

  private static Map<String, String> settings(KafkaUnderTest kafka) {
    return Map.of(
        "bootstrap.servers",
        kafka.bootstrapServers(),
        "schema.registry.url",
        "mock://" + NAME,
        "tenant",
        NAME,
        "topic.prefix",
        NAME,
        "partitions",
        "2");
  }

  private static void createTopics(KafkaUnderTest kafka) {
    AppConfig config = AppConfig.of(settings(kafka));
    try (Cluster cluster = Cluster.connect(config)) {
      new ClusterTopics(cluster, config.topics()).createMissing(Optional.of((short) 1));
    }
  }

  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : 0;
  }

  private static long descriptorsOf(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.count();
    }
  }

  private static long residentKib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
