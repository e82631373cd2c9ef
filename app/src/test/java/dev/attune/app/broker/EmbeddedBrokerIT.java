package dev.attune.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attune.app.error.UserException;
import dev.attune.app.support.RecordChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  private static final String TOPIC = "parcels";

  @TempDir Path temp;

  @Test
  void shouldServeRecordsAndLeaveNothingWhenTemporary() {
    Set<Thread> before = threadsThatKeepTheJvmAlive();
    DataFolder folder = DataFolder.temporary();
    Path path = folder.resolve("kafka").getParent();

    // When
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      RecordChannel channel = new RecordChannel(broker.bootstrapServers(), TOPIC);
      channel.create();
      channel.send("one", "two");

      // Then
      assertThat(channel.readAll()).containsExactly("one", "two");
    }
    folder.close();
    assertThat(path).doesNotExist();
    assertThat(threadsThatKeepTheJvmAlive()).isSubsetOf(before);
  }

  @Test
  void shouldKeepRecordsWhenStoppedAndStartedInTheSameFolder() {
    // Given
    Path kept = temp.resolve("kept");
    try (DataFolder folder = DataFolder.kept(kept);
        EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      RecordChannel channel = new RecordChannel(broker.bootstrapServers(), TOPIC);
      channel.create();
      channel.send("one", "two");
    }

    // When
    try (DataFolder folder = DataFolder.kept(kept);
        EmbeddedBroker broker = EmbeddedBroker.start(folder)) {

      // Then
      RecordChannel channel = new RecordChannel(broker.bootstrapServers(), TOPIC);
      assertThat(channel.readAll()).containsExactly("one", "two");
      channel.send("three");
      assertThat(channel.readAll()).containsExactly("one", "two", "three");
    }
    assertThat(kept.resolve("attune.lock")).doesNotExist();
    assertThat(kept.resolve("kafka")).isDirectory();
  }

  @Test
  void shouldSpeakTheSecondTransactionProtocolWhenAsked() throws Exception {
    try (DataFolder folder = DataFolder.temporary();
        EmbeddedBroker broker = EmbeddedBroker.start(folder);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      // When
      FeatureMetadata features = admin.describeFeatures().featureMetadata().get();

      // Then
      assertThat(features.finalizedFeatures())
          .hasEntrySatisfying(
              "transaction.version",
              range -> assertThat(range.maxVersionLevel()).isEqualTo((short) 2));
    }
  }

  @Test
  void shouldSayWhatToDoWhenThePortIsTaken() throws IOException {
    try (DataFolder folder = DataFolder.temporary();
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();

      // When
      assertThatThrownBy(() -> EmbeddedBroker.start(folder, port))
          // Then
          .isInstanceOf(UserException.class)
          .hasMessage("Port %d on 127.0.0.1 is taken.", port);
    }
  }

  @Test
  void shouldListenOnTheGivenPortWhenItIsFree() throws Exception {
    // Given
    int port = FreePort.find();

    // When
    try (DataFolder folder = DataFolder.temporary();
        EmbeddedBroker broker = EmbeddedBroker.start(folder, port)) {

      // Then
      assertThat(broker.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
    }
  }

  @Test
  void shouldListenOnLoopbackOnlyWhenStarted() throws IOException {
    try (DataFolder folder = DataFolder.temporary();
        EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      // When
      List<String> addresses = listening(broker.bootstrapServers());

      // Then
      assertThat(addresses).isNotEmpty().allSatisfy(hex -> assertThat(hex).endsWith("0100007F"));
    }
  }

  /** The local addresses of sockets that listen on the broker's port, as the kernel writes them. */
  private static List<String> listening(String bootstrapServers) throws IOException {
    int port = Integer.parseInt(bootstrapServers.substring(bootstrapServers.indexOf(':') + 1));
    String suffix = ":%04X".formatted(port);
    Path table = Path.of("/proc/net/tcp");
    assumeTrue(Files.exists(table), "no /proc on this system");
    Path mapped = Path.of("/proc/net/tcp6");
    return Stream.of(table, mapped)
        .flatMap(EmbeddedBrokerIT::lines)
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns[1].endsWith(suffix) && columns[3].equals("0A"))
        .map(columns -> columns[1].substring(0, columns[1].indexOf(':')))
        .toList();
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException e) {
      return Stream.of();
    }
  }

  private static Set<Thread> threadsThatKeepTheJvmAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && thread.isAlive())
        .collect(Collectors.toSet());
  }
}
