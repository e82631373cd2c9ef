package dev.attune.generation.worker;

import static dev.attune.generation.worker.RunningWorker.P0;
import static dev.attune.generation.worker.RunningWorker.P1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.generation.lane.LanePolicy;
import dev.attune.generation.offset.OpenRecords;
import dev.attune.generation.offset.Position;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackpressureTest {

  private static final int MOST = 64;
  private static final int MOST_BYTES = 6_400;

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final OpenRecords open = new OpenRecords();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Backpressure backpressure = backpressure(MOST);

  private Backpressure backpressure(int maxInFlight) {
    WorkerLimits limits =
        new WorkerLimits(
            maxInFlight,
            MOST_BYTES,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofHours(1),
            LanePolicy.replay());
    return new Backpressure(consumer, open, limits, registry);
  }

  @BeforeEach
  void assign() {
    consumer.assign(List.of(P0, P1));
    consumer.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L));
  }

  @Test
  void shouldPauseAllAtTheLimitAndResumeOnlyALittleBelowIt() {
    // Given
    open(P0, 0, MOST, 1);

    // When
    backpressure.apply();

    // Then
    assertThat(consumer.paused()).containsExactlyInAnyOrder(P0, P1);
    assertThat(paused("limits")).isEqualTo(2);
    settle(P0, 0, 2);
    backpressure.apply();
    assertThat(consumer.paused()).hasSize(2);
    settle(P0, 2, 3);
    backpressure.apply();
    assertThat(consumer.paused()).isEmpty();
    assertThat(backpressure.all()).isFalse();
  }

  @Test
  void shouldPauseAllWhenFewRecordsAreTooLarge() {
    // Given
    open(P0, 0, 2, MOST_BYTES / 2);

    // When
    backpressure.apply();

    // Then
    assertThat(consumer.paused()).containsExactlyInAnyOrder(P0, P1);
    settle(P0, 0, 1);
    backpressure.apply();
    assertThat(consumer.paused()).isEmpty();
  }

  @Test
  void shouldPauseWhatIsAssignedWhileItIsFull() {
    // Given
    open(P0, 0, MOST, 1);
    consumer.assign(List.of(P0));
    backpressure.apply();

    // When
    consumer.assign(List.of(P0, P1));
    backpressure.apply();

    // Then
    assertThat(consumer.paused()).containsExactlyInAnyOrder(P0, P1);
  }

  @Test
  void shouldPauseOnePartitionWhenItsMapOfFinishedOffsetsNearlyFillsACommit() {
    // Given
    Backpressure roomy = backpressure(10_000);
    fragment(19_000);

    // When
    roomy.apply();

    // Then
    assertThat(consumer.paused()).containsExactly(P0);
    assertThat(roomy.all()).isFalse();
    assertThat(open.committable().values())
        .singleElement()
        .satisfies(commit -> assertThat(commit.metadata()).hasSizeBetween(3_072, 4_096));
    settle(P0, 0, 5_000);
    roomy.apply();
    assertThat(consumer.paused()).containsExactly(P0);
    settle(P0, 5_000, 16_000);
    roomy.apply();
    assertThat(consumer.paused()).isEmpty();
  }

  /** Opens these and finishes most, in no order, so that no form of the map is short. */
  private void fragment(int records) {
    Random random = new Random(5);
    open(P0, 0, records, 0);
    for (long offset = 1; offset < records; offset++) {
      if (random.nextInt(8) != 0) {
        open.settled(new Position(P0, offset));
      }
    }
  }

  private void open(TopicPartition partition, long from, long until, int bytes) {
    for (long offset = from; offset < until; offset++) {
      open.opened(new Position(partition, offset), bytes);
    }
  }

  private void settle(TopicPartition partition, long from, long until) {
    for (long offset = from; offset < until; offset++) {
      open.settled(new Position(partition, offset));
    }
  }

  private double paused(String cause) {
    return registry.get("attune.generation.paused.partitions").tag("cause", cause).gauge().value();
  }
}
