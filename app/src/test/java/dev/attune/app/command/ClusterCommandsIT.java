package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.app.registry.EmbeddedRegistry;
import dev.attune.app.registry.store.SubjectStore;
import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands that prepare and examine a cluster, against a real one. */
@ExtendWith(KafkaExtension.class)
class ClusterCommandsIT {
  private final KafkaUnderTest kafka;
  private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir Path state;
  private EmbeddedRegistry registry;

  ClusterCommandsIT(KafkaUnderTest kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void start() {
    registry = EmbeddedRegistry.start(SubjectStore.inMemory(), EmbeddedRegistry.ANY_PORT);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void shouldCreateWhatIsMissingOnceWhenTopicsAreCreatedTwice() {
    // Given
    CommandRun before = run("topics", "check");

    // When
    CommandRun first = run("topics", "create");
    CommandRun second = run("topics", "create");

    // Then
    assertThat(before.code()).isEqualTo(1);
    assertThat(before.out()).contains("does not exist").contains("Run 'attune topics create'.");
    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("created " + prefix + ".offers");
    assertThat(second.code()).isZero();
    assertThat(second.out()).doesNotContain("created").doesNotContain("fail");
    assertThat(run("topics", "check").code()).isZero();
  }

  @Test
  void shouldSayWhatDiffersWhenATopicHasMorePartitions() throws Exception {
    // Given
    run("topics", "create");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createPartitions(Map.of(prefix + ".offers", NewPartitions.increaseTo(5))).all().get();
      await().until(() -> partitions(admin, prefix + ".offers") == 5);
    }

    // When
    CommandRun run =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> run("topics", "check"), check -> check.code() == 1);

    // Then
    assertThat(run.out())
        .contains(prefix + ".offers", "has 5 partitions, should have 3", "Set 'partitions'");
  }

  @Test
  void shouldReportReadinessWhenSchemasAreRegistered() {
    // Given
    CommandRun before = run("schemas", "check");

    // When
    CommandRun registered = run("schemas", "register");

    // Then
    assertThat(before.code()).isEqualTo(1);
    assertThat(before.out()).contains("Run 'attune schemas register'.");
    assertThat(registered.code()).isZero();
    assertThat(run("schemas", "check").code()).isZero();
    assertThat(run("schemas", "register").out()).isEqualTo(registered.out());
  }

  @Test
  void shouldFindAllWellWhenTheDoctorLooksAtAPreparedCluster() {
    // Given
    run("schemas", "register");

    // When
    CommandRun run = run("doctor");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("transaction.version is 2", "ok    schema registry", "ok    provider")
        .doesNotContain("fail");
  }

  @Test
  void shouldSayWhatToMendWhenTheDoctorFindsNothingRunning() {
    // Given
    String nowhere = "127.0.0.1:1";

    // When
    CommandRun run =
        CommandRun.of(
            "doctor",
            "-o",
            "bootstrap.servers=" + nowhere,
            "-o",
            "kafka.default.api.timeout.ms=600",
            "-o",
            "kafka.request.timeout.ms=300",
            "-o",
            "schema.registry.url=http://" + nowhere,
            "-o",
            "model.provider=openai-compatible",
            "-o",
            "model.base.url=http://" + nowhere,
            "-o",
            "state.folder=" + state);

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("fail  kafka", "Kafka at 127.0.0.1:1 does not answer.", "attune sandbox")
        .contains("fail  schema registry", "schema.registry.url")
        .contains("fail  provider", "openai-compatible at http://127.0.0.1:1 does not answer");
  }

  @Test
  void shouldFailWithOneLineWhenKafkaDoesNotAnswer() {
    // When
    CommandRun run =
        CommandRun.of(
            "topics",
            "check",
            "-o",
            "bootstrap.servers=127.0.0.1:1",
            "-o",
            "kafka.default.api.timeout.ms=600",
            "-o",
            "kafka.request.timeout.ms=300");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "attune: Kafka at 127.0.0.1:1 does not answer. Start it, or set 'bootstrap.servers';"
                + " 'attune sandbox' starts one to try things on.\n");
  }

  @Test
  void shouldFailWithOneLineWhenTheRegistryDoesNotAnswer() {
    // When
    CommandRun run =
        CommandRun.of(
            "schemas",
            "check",
            "-o",
            "schema.registry.url=http://127.0.0.1:1",
            "-o",
            "registry.max.retries=0");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("attune: The schema registry does not answer").hasLineCount(1);
  }

  private CommandRun run(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    option(arguments, "bootstrap.servers=" + kafka.bootstrapServers());
    option(arguments, "schema.registry.url=" + registry.url());
    option(arguments, "topic.prefix=" + prefix);
    option(arguments, "partitions=3");
    option(arguments, "state.folder=" + state);
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static void option(List<String> arguments, String override) {
    arguments.add("-o");
    arguments.add(override);
  }

  /** The broker learns of new partitions a moment after the controller agreed to them. */
  private static int partitions(Admin admin, String topic) throws Exception {
    return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
        .mapToInt(description -> description.partitions().size())
        .sum();
  }
}
