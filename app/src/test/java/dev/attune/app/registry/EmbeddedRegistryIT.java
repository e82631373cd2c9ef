package dev.attune.app.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.app.registry.store.SubjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry as Confluent's own client sees it. */
class EmbeddedRegistryIT {
  private static final String SUBJECT = "parcels-value";
  private static final AvroSchema FIRST = parcel("");
  private static final AvroSchema WITH_OPTIONAL_FIELD =
      parcel(",{\"name\":\"weight\",\"type\":[\"null\",\"double\"],\"default\":null}");
  private static final AvroSchema WITH_REQUIRED_FIELD =
      parcel(",{\"name\":\"weight\",\"type\":\"double\"}");

  @TempDir Path folder;
  private EmbeddedRegistry registry;
  private SchemaRegistryClient client;

  @BeforeEach
  void start() {
    registry = open();
    client = clientOf(registry);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void shouldGiveTheSameIdWhenTheSameSchemaIsRegisteredAgain() throws Exception {
    // When
    int id = client.register(SUBJECT, FIRST);
    int again = clientOf(registry).register("other-value", FIRST);

    // Then
    assertThat(again).isEqualTo(id);
    assertThat(clientOf(registry).getSchemaById(id)).isEqualTo(FIRST);
    assertThat(client.getAllSubjects()).containsExactlyInAnyOrder(SUBJECT, "other-value");
    assertThat(client.getAllSubjectsById(id)).containsExactlyInAnyOrder(SUBJECT, "other-value");
    assertThat(client.getAllVersionsById(id)).hasSize(2);
  }

  @Test
  void shouldCountVersionsWhenASchemaEvolves() throws Exception {
    // Given
    client.register(SUBJECT, FIRST);

    // When
    int id = client.register(SUBJECT, WITH_OPTIONAL_FIELD);

    // Then
    assertThat(client.getAllVersions(SUBJECT)).containsExactly(1, 2);
    SchemaMetadata latest = client.getLatestSchemaMetadata(SUBJECT);
    assertThat(latest.getId()).isEqualTo(id);
    assertThat(latest.getVersion()).isEqualTo(2);
    assertThat(client.getVersion(SUBJECT, FIRST)).isEqualTo(1);
    assertThat(clientOf(registry).getId(SUBJECT, FIRST)).isEqualTo(1);
  }

  @Test
  void shouldRefuseWhenOldDataCouldNotBeRead() throws Exception {
    // Given
    client.register(SUBJECT, FIRST);

    // When
    assertThat(client.testCompatibility(SUBJECT, WITH_REQUIRED_FIELD)).isFalse();
    assertThat(client.testCompatibility(SUBJECT, WITH_OPTIONAL_FIELD)).isTrue();
    assertThat(client.testCompatibilityVerbose(SUBJECT, WITH_REQUIRED_FIELD))
        .singleElement()
        .asString()
        .contains("READER_FIELD_MISSING_DEFAULT_VALUE")
        .contains("weight");

    // Then
    assertRefused(409, 409, () -> client.register(SUBJECT, WITH_REQUIRED_FIELD));
  }

  @Test
  void shouldFollowTheSubjectsRuleWhenItHasOne() throws Exception {
    // Given
    client.register(SUBJECT, FIRST);
    assertThat(client.getCompatibility(null)).isEqualTo("BACKWARD");

    // When
    assertThat(client.updateCompatibility(SUBJECT, "NONE")).isEqualTo("NONE");

    // Then
    assertThat(client.getCompatibility(SUBJECT)).isEqualTo("NONE");
    assertThat(client.register(SUBJECT, WITH_REQUIRED_FIELD)).isEqualTo(2);
    client.deleteCompatibility(SUBJECT);
    assertThat(client.getCompatibility(null)).isEqualTo("BACKWARD");
  }

  @Test
  void shouldHideAndThenForgetWhenDeletedTwice() throws Exception {
    // Given
    int id = client.register(SUBJECT, FIRST);
    assertRefused(404, 40405, () -> client.deleteSubject(SUBJECT, true));

    // When
    assertThat(client.deleteSubject(SUBJECT)).containsExactly(1);

    // Then
    assertThat(client.getAllSubjects()).isEmpty();
    assertThat(client.getAllSubjects(true)).containsExactly(SUBJECT);
    assertThat(clientOf(registry).getSchemaById(id)).isEqualTo(FIRST);
    assertRefused(404, 40401, () -> client.getAllVersions(SUBJECT));
    assertThat(client.deleteSubject(SUBJECT, true)).containsExactly(1);
    assertThat(client.getAllSubjects(true)).isEmpty();
  }

  @Test
  void shouldGiveANewVersionNumberWhenRegisteredAfterASoftDelete() throws Exception {
    // Given
    int id = client.register(SUBJECT, FIRST);
    client.deleteSchemaVersion(SUBJECT, "1");

    // When
    int again = clientOf(registry).register(SUBJECT, FIRST);

    // Then
    assertThat(again).isEqualTo(id);
    assertThat(client.getAllVersions(SUBJECT)).containsExactly(2);
  }

  @Test
  void shouldRefuseRegistrationWhenReadOnly() throws Exception {
    // Given
    client.setMode("READONLY", SUBJECT);

    // When
    assertThat(client.getMode(SUBJECT)).isEqualTo("READONLY");

    // Then
    assertRefused(422, 42205, () -> client.register(SUBJECT, FIRST));
    assertRefused(422, 42204, () -> client.setMode("SOMETIMES"));
  }

  @Test
  void shouldKeepIdsWhenRestarted() throws Exception {
    // Given
    client.register("first-value", WITH_REQUIRED_FIELD);
    int id = client.register(SUBJECT, FIRST);
    client.updateCompatibility(SUBJECT, "FULL");
    registry.close();

    // When
    registry = open();

    // Then
    SchemaRegistryClient later = clientOf(registry);
    assertThat(later.getSchemaById(id)).isEqualTo(FIRST);
    assertThat(later.getId(SUBJECT, FIRST)).isEqualTo(id);
    assertThat(later.getCompatibility(SUBJECT)).isEqualTo("FULL");
  }

  @Test
  void shouldAnswerWithTheApisCodesWhenAsking() {
    assertRefused(404, 40403, () -> client.getSchemaById(17));
    assertRefused(404, 40401, () -> client.getLatestSchemaMetadata("nobody"));
    assertRefused(404, 40408, () -> client.getCompatibility("nobody"));
    assertRefused(404, 40401, () -> client.deleteSubject("nobody"));
    assertRefused(422, 42203, () -> client.updateCompatibility(SUBJECT, "SIDEWARD"));
  }

  private EmbeddedRegistry open() {
    return EmbeddedRegistry.start(
        SubjectStore.keptIn(folder.resolve("schemas.json")), EmbeddedRegistry.ANY_PORT);
  }

  private static SchemaRegistryClient clientOf(EmbeddedRegistry registry) {
    return new CachedSchemaRegistryClient(List.of(registry.url().toString()), 10, Map.of());
  }

  private static AvroSchema parcel(String moreFields) {
    return new AvroSchema(
        "{\"type\":\"record\",\"name\":\"Parcel\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"}%s]}"
            .formatted(moreFields));
  }

  private static void assertRefused(int status, int code, Call call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RestClientException.class,
            e -> {
              assertThat(e.getStatus()).isEqualTo(status);
              assertThat(e.getErrorCode()).isEqualTo(code);
            });
  }

  private interface Call {
    void run() throws Exception;
  }
}
