package dev.attune.generation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.avro.GenerationStatus;
import dev.attune.generation.Requests;
import dev.attune.generation.consent.Withdrawal;
import dev.attune.generation.lane.CancelRule;
import dev.attune.generation.lane.LanePolicy;
import dev.attune.generation.lane.Supersession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends before its turn or in its call, and what does not. */
@Timeout(30)
class EarlyEndTest {

  private static final Duration TYPICAL = Duration.ofSeconds(2);
  private static final LanePolicy LIVE = LanePolicy.live(request -> Duration.ofHours(1));

  @Test
  void shouldEndTheQueuedRequestWithoutCostWhenANewerOneOfItsSlotComes() {
    HeldGenerator generator = new HeldGenerator();
    try (DispatcherRig rig = new DispatcherRig(generator, with(CancelRule.NEVER, 1))) {
      // Given
      rig.arrives("bob/1");
      rig.arrives("ann/1");
      rig.arrives("ann/2", request -> request.setSlot("other"));

      // When
      rig.arrives("ann/3");

      // Then
      assertThat(rig.response("ann/1").getStatus()).isEqualTo(GenerationStatus.SUPERSEDED);
      assertThat(rig.response("ann/1").getUse().getAttempts()).isZero();
      generator.release("bob/1", "ann/2", "ann/3");
      rig.drain();
      assertThat(rig.status("ann/2")).isEqualTo(GenerationStatus.OK);
      assertThat(rig.status("ann/3")).isEqualTo(GenerationStatus.OK);
      assertThat(generator.started()).containsExactly("bob/1", "ann/2", "ann/3");
    }
  }

  @Test
  void shouldEndTheNewcomerWhenANewerOneIsThereAlready() {
    HeldGenerator generator = new HeldGenerator();
    try (DispatcherRig rig = new DispatcherRig(generator, LIVE)) {
      // Given
      rig.arrives("ann/2");

      // When
      rig.arrives("ann/1");

      // Then
      assertThat(rig.status("ann/1")).isEqualTo(GenerationStatus.SUPERSEDED);
      generator.release("ann/2");
      assertThat(rig.status("ann/2")).isEqualTo(GenerationStatus.OK);
    }
  }

  @Test
  void shouldCancelTheRunningRequestWhenItOnlyWaitsForAdmission() {
    HeldGenerator generator = new HeldGenerator();
    try (DispatcherRig rig = new DispatcherRig(generator, with(CancelRule.NEVER, 9))) {
      // Given
      rig.arrives("ann/1");
      await().until(() -> generator.started().contains("ann/1"));

      // When
      rig.arrives("ann/2");

      // Then
      assertThat(rig.status("ann/1")).isEqualTo(GenerationStatus.SUPERSEDED);
      assertThat(generator.interrupted()).containsExactly("ann/1");
      assertThat(
              rig.counted(
                  "attune.generation.ended.early", "status", "superseded", "stage", "running"))
          .isEqualTo(1);
    }
  }

  @Test
  void shouldCancelTheRunningCallWithItsUsageWhenMostOfItIsStillToCome() {
    HeldGenerator generator = HeldGenerator.calling(TYPICAL);
    try (DispatcherRig rig = new DispatcherRig(generator, LIVE)) {
      // Given
      rig.arrives("ann/1");
      await().until(() -> generator.started().contains("ann/1"));
      rig.pass(Duration.ofMillis(1_400));

      // When
      rig.arrives("ann/2");

      // Then
      assertThat(rig.response("ann/1").getStatus()).isEqualTo(GenerationStatus.SUPERSEDED);
      assertThat(rig.response("ann/1").getUse().getAttempts()).isEqualTo(1);
    }
  }

  @Test
  void shouldLetTheRunningCallEndWhenLittleOfItIsStillToCome() {
    HeldGenerator generator = HeldGenerator.calling(TYPICAL);
    try (DispatcherRig rig = new DispatcherRig(generator, LIVE)) {
      // Given
      rig.arrives("ann/1");
      await().until(() -> generator.started().contains("ann/1"));
      rig.pass(Duration.ofMillis(1_600));

      // When
      rig.arrives("ann/2");

      // Then
      generator.release("ann/1", "ann/2");
      assertThat(rig.status("ann/1")).isEqualTo(GenerationStatus.OK);
      assertThat(rig.status("ann/2")).isEqualTo(GenerationStatus.OK);
    }
  }

  @Test
  void shouldAnswerAllWhenTheLogDecidesAsInAReplay() {
    HeldGenerator generator = new HeldGenerator();
    try (DispatcherRig rig = new DispatcherRig(generator, LanePolicy.replay())) {
      // Given
      rig.arrives("ann/1");
      rig.arrives("ann/2");
      rig.arrives("ann/3");

      // When
      generator.release("ann/1", "ann/2", "ann/3");

      // Then
      rig.drain();
      assertThat(rig.responses())
          .allSatisfy(response -> assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK));
    }
  }

  @Test
  void shouldExpireTheQueuedRequestAtOnceWhenItsDeadlinePasses() {
    HeldGenerator generator = new HeldGenerator();
    AtomicLong elapsed = new AtomicLong();
    Instant start = Instant.EPOCH;
    LanePolicy policy =
        LanePolicy.live(
            request -> Duration.between(start.plusNanos(elapsed.get()), request.getDeadline()));
    try (DispatcherRig rig = new DispatcherRig(generator, policy)) {
      // Given
      rig.arrives("ann/1", request -> request.setDeadline(start.plusSeconds(60)));
      rig.arrives("ann/2", request -> request.setDeadline(start.plusSeconds(9)).setSlot("b"));
      rig.arrives("ann/3", request -> request.setDeadline(start.plusSeconds(5)).setSlot("c"));

      // When
      elapsed.set(Duration.ofSeconds(5).toNanos());

      // Then
      assertThat(rig.status("ann/3")).isEqualTo(GenerationStatus.EXPIRED);
      assertThat(rig.responses()).hasSize(1);
      assertThat(rig.counted("attune.generation.deadline.misses", "limit", "total")).isEqualTo(1);
    }
  }

  @Test
  void shouldExpireWhatWaitedTooLongForItsFirstCallAndNothingThatWasCalled() {
    HeldGenerator admission = new HeldGenerator();
    LanePolicy policy = queueLimit(Duration.ofSeconds(3));
    try (DispatcherRig rig = new DispatcherRig(admission, policy)) {
      // Given
      rig.arrives("ann/1");
      rig.arrives("ann/2", request -> request.setSlot("b"));
      await().until(() -> admission.started().contains("ann/1"));

      // When
      rig.pass(Duration.ofSeconds(4));

      // Then
      assertThat(rig.status("ann/1")).isEqualTo(GenerationStatus.EXPIRED);
      assertThat(rig.response("ann/2").getDetail())
          .isEqualTo("no call within the queue limit 3000 ms");
    }
    HeldGenerator calling = HeldGenerator.calling(TYPICAL);
    try (DispatcherRig rig = new DispatcherRig(calling, policy)) {
      rig.arrives("ann/1");
      await().until(() -> calling.started().contains("ann/1"));
      rig.pass(Duration.ofSeconds(4));
      rig.dispatcher.advance();
      calling.release("ann/1");
      assertThat(rig.status("ann/1")).isEqualTo(GenerationStatus.OK);
    }
  }

  @Test
  void shouldEndWhatRunsAndWaitsAndComesWhenItsUserWithdraws() {
    HeldGenerator generator = HeldGenerator.calling(TYPICAL);
    try (DispatcherRig rig = new DispatcherRig(generator, with(CancelRule.NEVER, 9))) {
      // Given
      rig.arrives("ann/1");
      await().until(() -> generator.started().contains("ann/1"));
      rig.arrives("ann/2");
      rig.arrives("bob/1");

      // When
      rig.dispatcher.withdrawn(new Withdrawal.Consent("ann", 1, Set.of("marketing.email")));
      rig.dispatcher.withdrawn(new Withdrawal.Erasure("cyd", Requests.CREATED));
      rig.dispatcher.advance();
      rig.arrives("ann/3");
      rig.arrives("cyd/1");

      // Then
      for (String ended : Set.of("ann/1", "ann/2", "ann/3", "cyd/1")) {
        assertThat(rig.status(ended)).isEqualTo(GenerationStatus.WITHDRAWN);
      }
      rig.arrives("ann/4", request -> request.setConsentVersion(1));
      generator.release("bob/1", "ann/4");
      assertThat(rig.status("bob/1")).isEqualTo(GenerationStatus.OK);
      assertThat(rig.status("ann/4")).isEqualTo(GenerationStatus.OK);
      assertThat(generator.started()).containsExactlyInAnyOrder("ann/1", "bob/1", "ann/4");
    }
  }

  private static LanePolicy with(CancelRule cancel, int maxCalls) {
    return new LanePolicy(
        LIVE.deadlines(),
        Supersession.END_OLDER,
        cancel,
        maxCalls,
        LanePolicy.AGEING,
        Optional.empty());
  }

  private static LanePolicy queueLimit(Duration limit) {
    return new LanePolicy(
        LIVE.deadlines(),
        Supersession.END_OLDER,
        CancelRule.ALWAYS,
        9,
        LanePolicy.AGEING,
        Optional.of(limit));
  }
}
