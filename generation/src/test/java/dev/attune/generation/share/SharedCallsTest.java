package dev.attune.generation.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.Requests;
import dev.attune.generation.call.CallWatch;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.dispatch.HeldGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedCallsTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HeldGenerator model = new HeldGenerator();
  private final SharedCalls calls =
      new SharedCalls(model, Deadlines.replay(), new SimpleMeterRegistry());

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void shouldMakeOneCallWhenManyAskTheSameAtTheSameTime() throws Exception {
    // Given
    Future<GenerationResponse> leader = ask("leader");
    List<Future<GenerationResponse>> others = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      others.add(ask("other-" + i));
    }

    // When
    model.release("leader");

    // Then
    assertThat(leader.get().getUse().getParameters()).doesNotContainKey("shared");
    for (int i = 0; i < 50; i++) {
      GenerationResponse answer = others.get(i).get();
      assertThat(answer.getRequestId()).isEqualTo("other-" + i);
      assertThat(answer.getText()).isEqualTo(leader.get().getText());
      assertThat(answer.getUse().getParameters()).containsEntry("shared", "leader");
      assertThat(answer.getUse().getAttempts()).isZero();
      assertThat(answer.getUse().getCostUsd()).isEqualByComparingTo(BigDecimal.ZERO);
    }
    assertThat(model.started()).containsExactly("leader");
  }

  @Test
  void shouldAskAgainWhenTheLeaderIsCancelled() throws Exception {
    // Given
    Future<GenerationResponse> leader = ask("leader");
    Future<GenerationResponse> next = ask("next");
    model.release("next");

    // When
    leader.cancel(true);

    // Then
    assertThat(next.get().getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(next.get().getUse().getParameters()).doesNotContainKey("shared");
    assertThat(model.started()).containsExactly("leader", "next");
  }

  @Test
  void shouldMakeACallOfItsOwnWhenTheQuestionDiffers() throws Exception {
    // Given
    Future<GenerationResponse> one = ask("one");
    GenerationRequest different =
        GenerationRequest.newBuilder(Requests.simple().id("two").build())
            .setMaxOutputTokens(99)
            .build();
    model.release("one", "two");

    // When
    GenerationResponse two = calls.generate(different);

    // Then
    assertThat(two.getUse().getParameters()).doesNotContainKey("shared");
    assertThat(one.get().getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(model.started()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void shouldWaitNoLongerThanItsOwnDeadlineWhenTheLeaderIsSlow() throws Exception {
    // Given
    SharedCalls impatient =
        new SharedCalls(model, request -> Duration.ofMillis(20), new SimpleMeterRegistry());
    Future<GenerationResponse> leader =
        threads.submit(() -> impatient.generate(Requests.simple().id("leader").build()));
    await().until(() -> model.started().contains("leader"));

    // When
    GenerationResponse late = impatient.generate(Requests.simple().id("late").build());

    // Then
    assertThat(late.getStatus()).isEqualTo(GenerationStatus.EXPIRED);
    model.release("leader");
    assertThat(leader.get().getStatus()).isEqualTo(GenerationStatus.OK);
  }

  /** Returns when the request leads or waits for whoever does. */
  private Future<GenerationResponse> ask(String id) {
    CountDownLatch waiting = new CountDownLatch(1);
    Future<GenerationResponse> answer =
        threads.submit(
            () -> calls.generate(Requests.simple().id(id).build(), watch(waiting::countDown)));
    await().until(() -> waiting.getCount() == 0 || model.started().contains(id));
    return answer;
  }

  private static CallWatch watch(Runnable waiting) {
    return new CallWatch() {
      @Override
      public Duration waited() {
        return Duration.ZERO;
      }

      @Override
      public void waiting() {
        waiting.run();
      }

      @Override
      public void calling(Duration typical) {}
    };
  }
}
