package dev.attune.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.connectors.source.EventLogSource;
import dev.attune.connectors.transform.FromDebezium;
import dev.attune.connectors.webhook.WebhookSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ready configurations in deploy/connect: ours by our own rules, the others by their shape. */
class DeployedConnectorsTest {

  private static final Path FOLDER = Path.of("..", "deploy", "connect");

  /** Stands for a value that the environment gives. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final Map<String, ConfigDef> OURS =
      Map.of(
          EventLogSource.class.getName(), new EventLogSource().config(),
          WebhookSink.class.getName(), new WebhookSink().config());

  /** What each of the others cannot do without, by their documentation. */
  private static final Map<String, List<String>> OTHERS =
      Map.of(
          "io.debezium.connector.postgresql.PostgresConnector",
          List.of(
              "database.hostname",
              "database.user",
              "database.dbname",
              "topic.prefix",
              "plugin.name"),
          "io.aiven.connect.jdbc.JdbcSinkConnector",
          List.of("topics", "connection.url", "pk.mode", "pk.fields", "delete.enabled"),
          "io.aiven.kafka.connect.opensearch.OpensearchSinkConnector",
          List.of("topics", "connection.url", "key.ignore", "behavior.on.null.values"),
          "io.confluent.connect.elasticsearch.ElasticsearchSinkConnector",
          List.of("topics", "connection.url", "key.ignore", "behavior.on.null.values"),
          "io.aiven.kafka.connect.s3.AivenKafkaConnectS3SinkConnector",
          List.of("topics", "aws.s3.bucket.name", "file.name.template", "format.output.type"));

  /** Settings that every connector has from Connect. */
  private static final Set<String> CONNECTS =
      Set.of("connector.class", "tasks.max", "topics", "transaction.boundary", "transforms");

  private record Deployed(String name, Map<String, String> config) {
    String type() {
      return config.getOrDefault("connector.class", "");
    }
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static Deployed read(Path file) {
    try {
      return JsonMapper.builder()
          .build()
          .readValue(file.toFile(), new TypeReference<Deployed>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  @Test
  void shouldHaveOneForEachConnectorOfOurs() throws IOException {
    assertThat(files().stream().map(file -> read(file).type()))
        .containsAll(OURS.keySet())
        .containsAll(OTHERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldBeNamedAsItsFileAndHoldNoSecret(Path file) {
    // When
    Deployed deployed = read(file);

    // Then
    assertThat(file.getFileName()).hasToString(deployed.name() + ".json");
    assertThat(deployed.config())
        .allSatisfy((key, value) -> {
          if (key.matches(".*(password|secret|key\\.id).*")) {
            assertThat(value).matches("\\$\\{env:CONNECT_[A-Z0-9_]+}");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldBeWhatItsConnectorTakes(Path file) {
    // When
    Deployed deployed = read(file);

    // Then
    ConfigDef ours = OURS.get(deployed.type());
    if (ours == null) {
      assertThat(deployed.config())
          .containsKeys(
              OTHERS
                  .getOrDefault(deployed.type(), List.of("a known connector.class"))
                  .toArray(String[]::new));
    } else {
      Map<String, String> own = new TreeMap<>(deployed.config());
      own.keySet().removeIf(key -> CONNECTS.contains(key) || key.startsWith("errors."));
      check(ours, own);
    }
  }

  @Test
  void shouldConfigureOurTransformAsItAsks() throws IOException {
    // Given
    String prefix = "transforms.order.";
    Map<String, String> own = new TreeMap<>();
    read(FOLDER.resolve("debezium-postgres-orders.json"))
        .config()
        .forEach((key, value) -> {
          if (key.startsWith(prefix)) {
            own.put(key.substring(prefix.length()), value);
          }
        });

    // When
    String type = own.remove("type");

    // Then
    assertThat(type).isEqualTo(FromDebezium.class.getName());
    check(new FromDebezium<SourceRecord>().config(), own);
  }

  private static void check(ConfigDef definition, Map<String, String> config) {
    assertThat(definition.names()).containsAll(config.keySet());
    config.replaceAll((key, value) -> value.startsWith("${env:") ? SECRET : value);
    assertThat(definition.validate(config))
        .allSatisfy(
            value -> assertThat(value).extracting(ConfigValue::errorMessages).isEqualTo(List.of()));
  }

  @Test
  void shouldNameOnlyPluginsThatTheDocumentationNames() throws IOException {
    // Given
    String docs = Files.readString(Path.of("..", "docs", "connectors.md"));

    // Then
    assertThat(docs)
        .contains(
            Arrays.stream(files().toArray(Path[]::new))
                .map(file -> file.getFileName().toString())
                .toList());
    OURS.values()
        .forEach(definition ->
            definition.configKeys().values().stream()
                .filter(key -> !key.internalConfig)
                .forEach(key -> assertThat(docs).contains("`" + key.name + "`")));
  }
}
