package dev.attune.app.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.deploy.DeployFiles;
import dev.attune.app.server.meter.ServerMeters;
import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import dev.attune.generation.meter.Meters;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment as its operator sees it: health, metrics, and the files that rely on their names.
 */
@ExtendWith(KafkaExtension.class)
@Timeout(180)
class RolesIT {

  private static final List<String> ROLES = List.of("topology", "generation", "server");
  private static RunningRoles roles;

  @BeforeAll
  static void start(KafkaUnderTest kafka, @TempDir Path folder) throws IOException {
    roles = RunningRoles.start(kafka.bootstrapServers(), folder);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> ROLES.stream().allMatch(role -> roles.says(role, "/health/ready")));
    post(
        "{\"userId\":\"u1\",\"messageId\":\"m1\",\"event\":\"Product Viewed\","
            + "\"properties\":{\"product_id\":\"kettle-1\",\"price\":20,\"currency\":\"EUR\"}}");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> roles.metrics("topology").contains("outcome=\"OFFERED\""));
    collectGarbage();
  }

  /** The JVM's meter of pauses appears with the first pause, and this short run may have none. */
  private static void collectGarbage() {
    System.gc();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            ROLES.stream()
                .allMatch(role -> roles.metrics(role).contains("\njvm_gc_pause_seconds_sum{")));
  }

  @AfterAll
  static void stop() {
    roles.close();
  }

  @Test
  void shouldHandOverAndForgetAUserWhenAPrivacyOfficerAsks() throws Exception {
    // Given
    post(
        "{\"userId\":\"anna-5501\",\"messageId\":\"m2\",\"event\":\"Products Searched\",\"properties\":{\"query\":\"tea\"}}");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> json(officers("/v1/users/anna-5501/export")).at("/stores/profiles").isObject());

    // When
    HttpResponse<String> answer =
        roles.send(
            officers("/v1/users/anna-5501/erase")
                .POST(BodyPublishers.ofString("{\"known\":[\"tea for none\"]}")));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode erasure = new JsonMapper().readTree(answer.body());
    assertThat(erasure.path("forgotten").asBoolean()).isTrue();
    assertThat(erasure.path("waitsFor")).isEmpty();
    // Nothing is sealed here, so the search has something to find: it must say so.
    JsonNode certificate = erasure.path("certificate");
    assertThat(certificate.path("hits").asLong()).isPositive();
    assertThat(certificate.path("places").valueStream())
        .filteredOn(place -> place.path("hits").asLong() > 0)
        .extracting(place -> place.path("name").asText().replaceFirst("^[^.]*\\.", ""))
        .contains("clickstream", "erasures");
    JsonNode left = json(officers("/v1/users/anna-5501/export"));
    assertThat(left.at("/stores").has("profiles")).isFalse();
    assertThat(left.at("/topics").findPath("commandId").asText())
        .isEqualTo(erasure.path("commandId").asText());
  }

  private static HttpRequest.Builder officers(String path) {
    return HttpRequest.newBuilder(roles.server().resolve(path))
        .header("Authorization", "Bearer " + RunningRoles.OFFICER);
  }

  private static JsonNode json(HttpRequest.Builder request) throws IOException {
    return new JsonMapper().readTree(roles.send(request).body());
  }

  private static void post(String track) {
    String pair = RunningRoles.WRITE_KEY + ":";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(roles.server().resolve("/v1/track"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(track));
    assertThat(roles.send(request).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldBeLiveStartedAndReadyInEachRole() {
    assertThat(ROLES)
        .allMatch(role -> roles.says(role, "/health/live"))
        .allMatch(role -> roles.says(role, "/health/started"))
        .allMatch(role -> roles.says(role, "/health/ready"));
  }

  @Test
  void shouldShowOwnMetersTheJvmsAndKafkas() {
    assertThat(roles.metrics("topology"))
        .contains("attune_triggers_total{", "jvm_memory_used_bytes{", "kafka_stream_thread_")
        .contains("role=\"topology\"");
    assertThat(roles.metrics("generation"))
        .contains("attune_generation_responses_total{")
        .contains("kafka_consumer_fetch_manager_records_lag_max{", "kafka_producer_")
        .contains("role=\"generation\"");
    assertThat(roles.metrics("server")).contains("attune_ingest_events_total{", "role=\"server\"");
  }

  @Test
  void shouldKnowEachMetricThatAlertsAndDashboardsName() {
    // Given
    String shown = ROLES.stream().map(roles::metrics).collect(Collectors.joining());

    // When
    List<String> unknown =
        DeployFiles.metricNames().stream()
            .filter(name -> !shown.contains("\n" + name + "{") && !isOfAFault(name))
            .toList();

    // Then
    assertThat(DeployFiles.metricNames()).hasSizeGreaterThan(20);
    assertThat(unknown).isEmpty();
  }

  /** Some appear with the first fault, call or sale: these are checked against the catalogues. */
  private static boolean isOfAFault(String name) {
    return Stream.of(
            Arrays.stream(Meters.values()).map(Meters::key),
            Arrays.stream(ServerMeters.values()).map(ServerMeters::meterName),
            Arrays.stream(dev.attune.topology.meter.Meters.values())
                .map(dev.attune.topology.meter.Meters::meterName))
        .flatMap(names -> names)
        .map(meter -> meter.replace('.', '_'))
        .anyMatch(meter ->
            Stream.of("", "_total", "_seconds_count", "_seconds_sum")
                .anyMatch(end -> name.equals(meter + end)));
  }
}
