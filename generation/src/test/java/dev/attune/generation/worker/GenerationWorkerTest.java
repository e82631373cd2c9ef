package dev.attune.generation.worker;

import static dev.attune.generation.worker.RunningWorker.P0;
import static dev.attune.generation.worker.RunningWorker.P1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.attune.avro.DeadLetter;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.dispatch.AvroBytes;
import dev.attune.generation.dispatch.WorkerFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GenerationWorkerTest {

  @Test
  void shouldAnswerEachRequestOnceAndCommitWhenAllGoesWell() {
    try (RunningWorker running = RunningWorker.start(100)) {
      // Given
      running.requests(P0, "ann/1", "bob/1");
      running.requests(P1, "cyd/1");

      // When
      running.generator.release("ann/1", "bob/1", "cyd/1");

      // Then
      await().until(() -> running.committed(P0) == 2 && running.committed(P1) == 1);
      assertThat(running.answered()).containsExactlyInAnyOrder("ann/1", "bob/1", "cyd/1");
      assertThat(running.producer.history())
          .extracting(sent -> new String(sent.key(), StandardCharsets.UTF_8))
          .containsExactlyInAnyOrder("ann", "bob", "cyd");
      assertThat(running.worker.inFlight()).isZero();
    }
  }

  @Test
  void shouldAskOneAtATimeAndInOrderWhenTheUserIsTheSame() {
    try (RunningWorker running = RunningWorker.start(100)) {
      // Given
      running.requests(P0, "ann/1", "ann/2", "ann/3", "bob/1");
      await().until(() -> running.generator.started().size() == 2);
      running.polls(5);
      assertThat(running.generator.started()).containsExactlyInAnyOrder("ann/1", "bob/1");

      // When
      running.generator.release("ann/3", "ann/2", "ann/1");

      // Then
      await().until(() -> running.responses().size() == 3);
      assertThat(running.answered()).containsExactly("ann/1", "ann/2", "ann/3");
    }
  }

  @Test
  void shouldCommitNothingPastTheOldestOpenRequest() {
    try (RunningWorker running = RunningWorker.start(100)) {
      // Given
      running.requests(P0, "ann/1", "bob/1", "cyd/1");
      running.generator.release("ann/1", "cyd/1");
      await().until(() -> running.responses().size() == 2);
      await().until(() -> running.committed(P0) == 1);
      running.polls(5);
      assertThat(running.committed(P0)).isEqualTo(1);

      // When
      running.generator.release("bob/1");

      // Then
      await().until(() -> running.committed(P0) == 3);
    }
  }

  @Test
  void shouldCommitNothingBeforeTheResponseIsAcknowledged() {
    try (RunningWorker running = RunningWorker.startWithHeldAcks()) {
      // Given
      running.requests(P0, "ann/1");
      running.generator.release("ann/1");
      await().until(() -> running.responses().size() == 1);
      running.polls(5);
      assertThat(running.committed(P0)).isEqualTo(-1);

      // When
      running.producer.completeNext();

      // Then
      await().until(() -> running.committed(P0) == 1);
    }
  }

  @Test
  void shouldFetchNoMoreWhileTooManyAreInFlight() {
    try (RunningWorker running = RunningWorker.start(2)) {
      // Given
      running.requests(P0, "ann/1", "bob/1");
      await().until(() -> running.paused().contains(P0) && running.paused().contains(P1));
      running.requests(P1, "cyd/1");
      running.polls(5);
      assertThat(running.generator.started()).hasSize(2);
      assertThat(running.registry.get("attune.generation.in.flight").gauge().value()).isEqualTo(2);

      // When
      running.generator.release("ann/1", "bob/1", "cyd/1");

      // Then
      await().until(() -> running.committed(P1) == 1);
      assertThat(running.paused()).isEmpty();
    }
  }

  @Test
  void shouldDropWhatIsOpenWhenItsPartitionIsTakenAway() {
    try (RunningWorker running = RunningWorker.start(100)) {
      // Given
      running.requests(P0, "ann/1", "bob/1", "bob/2");
      running.requests(P1, "cyd/1");
      running.generator.release("ann/1");
      await().until(() -> running.responses().size() == 1);
      await().until(() -> running.generator.started().contains("bob/1"));

      // When
      running.assigned(P1);

      // Then
      await().until(() -> running.generator.interrupted().contains("bob/1"));
      assertThat(running.worker.inFlight()).isEqualTo(1);
      running.generator.release("cyd/1");
      await().until(() -> running.committed(P1) == 1);
      assertThat(running.answered()).containsExactly("ann/1", "cyd/1");
      assertThat(running.generator.started()).doesNotContain("bob/2");
    }
  }

  @Test
  void shouldCommitWhatIsAnsweredWhenItsPartitionIsTakenAway() {
    try (RunningWorker running = RunningWorker.start(100)) {
      // Given
      running.requests(P0, "ann/1", "bob/1");
      running.generator.release("ann/1");
      await().until(() -> running.responses().size() == 1);

      // When
      running.assigned(P1);
      running.assigned(P0, P1);

      // Then
      assertThat(running.committed(P0)).isEqualTo(1);
    }
  }

  @Test
  void shouldAskOnlyWhatWasNotAnsweredWhenAPartitionComesBack() {
    try (RunningWorker running = RunningWorker.start(100)) {
      // Given
      running.requests(P0, "ann/1", "bob/1", "cyd/1", "dan/1");
      running.generator.release("bob/1", "dan/1");
      await().until(() -> running.metadata(P0).length() > 0 && running.responses().size() == 2);
      running.polls(5);

      // When
      running.assigned(P1);
      running.assigned(P0, P1);
      running.generator.release("ann/1", "cyd/1");
      running.again(P0, "ann/1", "bob/1", "cyd/1", "dan/1");

      // Then
      await().until(() -> running.committed(P0) == 4);
      assertThat(running.answered()).containsExactlyInAnyOrder("bob/1", "dan/1", "ann/1", "cyd/1");
      assertThat(running.registry.get("attune.generation.skipped").counter().count()).isEqualTo(2);
    }
  }

  @Test
  void shouldLetRunningCallsEndAndStartNoOtherWhenItStops() {
    // Given
    RunningWorker running = RunningWorker.start(100);
    running.requests(P0, "ann/1", "ann/2");
    await().until(() -> running.generator.started().contains("ann/1"));
    Thread stopper = Thread.ofVirtual().start(running::close);
    await().until(() -> stopper.getState() == Thread.State.TIMED_WAITING);

    // When
    running.generator.release("ann/1", "ann/2");

    // Then
    await().until(() -> !stopper.isAlive());
    assertThat(running.run()).isCompleted();
    assertThat(running.answered()).containsExactly("ann/1");
    assertThat(running.producer.closed()).isTrue();
  }

  @Test
  void shouldLeaveToTheNextOwnerWhatWaitsForAPlaceWhenItStops() {
    // Given
    RunningWorker running = RunningWorker.startWithoutPlaces();
    running.requests(P0, "ann/1", "bob/1");
    await().until(() -> running.generator.started().size() == 2);

    // When
    running.close();

    // Then
    await().until(() -> running.generator.interrupted().size() == 2);
    assertThat(running.answered()).isEmpty();
  }

  @Test
  void shouldStopInTimeAndAnswerNothingHalfWhenACallHangs() {
    // Given
    RunningWorker running = RunningWorker.startWithShortStop();
    running.requests(P0, "ann/1");
    await().until(() -> running.generator.started().contains("ann/1"));
    long start = System.nanoTime();

    // When
    running.close();

    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    await().until(() -> running.generator.interrupted().contains("ann/1"));
    assertThat(running.answered()).isEmpty();
  }

  @Test
  void shouldBuryWhatItCannotReadAndGoOn() {
    try (RunningWorker running = RunningWorker.start(100)) {
      // Given
      running.record(P0, new byte[] {1, 2, 3});
      running.record(P0, null);
      running.requests(P0, "ann/1");

      // When
      running.generator.release("ann/1");

      // Then
      await().until(() -> running.committed(P0) == 3);
      assertThat(running.answered()).containsExactly("ann/1");
      assertThat(running.producer.history())
          .filteredOn(sent -> sent.topic().equals("dead-letters"))
          .extracting(sent -> AvroBytes.letter(sent.value()))
          .extracting(DeadLetter::getCause, DeadLetter::getOffset, DeadLetter::getValueBytes)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple("unreadable-value", 0L, 3),
              org.assertj.core.groups.Tuple.tuple("null-value", 1L, 0));
    }
  }

  @Test
  void shouldStillAnswerWhenTheGeneratorHasABug() {
    try (RunningWorker running = RunningWorker.start(100)) {
      // Given
      running.generator.release("ann/1");

      // When
      running.requests(P0, "bug/1", "ann/1");

      // Then
      await().until(() -> running.committed(P0) == 2);
      assertThat(running.responses())
          .filteredOn(response -> response.getRequestId().equals("bug/1"))
          .singleElement()
          .satisfies(response -> {
            assertThat(response.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
            assertThat(response.getDetail()).contains("AssertionError");
          });
    }
  }

  @Test
  void shouldCrashAndCommitNothingWhenAResponseCannotBeWritten() {
    // Given
    RunningWorker running = RunningWorker.startWithHeldAcks();
    running.requests(P0, "ann/1");
    running.generator.release("ann/1");
    await().until(() -> running.responses().size() == 1);

    // When
    running.producer.errorNext(new TimeoutException("the brokers are gone"));

    // Then
    assertThatThrownBy(() -> running.run().join()).hasCauseInstanceOf(WorkerFailedException.class);
    assertThat(running.producer.closed()).isTrue();
  }
}
