package dev.attune.generation.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.generation.lane.LanePolicy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerClientsTest {

  private static final WorkerLimits LIMITS =
      WorkerLimits.of(100, Duration.ofSeconds(1), Duration.ofSeconds(1), LanePolicy.replay());

  @Test
  void shouldHandOverSixSecondsAfterACrashWhereNothingElseIsSet() {
    // When
    Map<String, Object> config = WorkerClients.consumerConfig(Map.of(), "group", LIMITS);

    // Then
    assertThat(config)
        .containsEntry("session.timeout.ms", 6_000)
        .containsEntry("heartbeat.interval.ms", 1_500)
        .containsEntry("enable.auto.commit", false);
  }

  @Test
  void shouldLeaveTheSessionToWhoeverSetsIt() {
    // Given
    Map<String, Object> common =
        Map.of("session.timeout.ms", "45000", "heartbeat.interval.ms", "3000");

    // When
    Map<String, Object> config = WorkerClients.consumerConfig(common, "group", LIMITS);

    // Then
    assertThat(config).containsAllEntriesOf(common);
  }
}
