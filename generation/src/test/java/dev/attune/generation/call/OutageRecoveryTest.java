package dev.attune.generation.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.OfferText;
import dev.attune.generation.Requests;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.Gate;
import dev.attune.generation.admit.SimulatedPace;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.TransientModelException;
import dev.attune.generation.model.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The only provider is away and comes back while requests go on coming. As in the worker, few of
 * them are in flight at a time and the others lie in the topic, so that whoever comes to the gate
 * has waited already.
 */
@Timeout(60)
class OutageRecoveryTest {

  private static final int A_SECOND = 50;
  private static final int IN_FLIGHT = 200;
  private static final Duration BEFORE = Duration.ofSeconds(10);
  private static final Duration AFTER = Duration.ofSeconds(60);
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofSeconds(1);

  private final SimulatedPace pace = new SimulatedPace();
  private final Queue<Duration> topic = new ArrayDeque<>();
  private final List<Ended> ended = Collections.synchronizedList(new ArrayList<>());
  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
  private int inFlight;
  private Duration back = Duration.ZERO;

  private record Ended(Duration cameAt, Duration at, GenerationStatus status) {

    Duration age() {
      return at.minus(cameAt);
    }
  }

  private record Call(Duration at, Duration left) {}

  @ParameterizedTest
  @CsvSource({
    // seconds of the outage, calls a minute, whether a call fails at once or after a while
    "8, 4500, 10",
    "20, 4500, 10",
    "29, 4500, 1000",
    "45, 4500, 10",
    "180, 4500, 10",
    "180, 4500, 5000",
    "180, 3600, 1000"
  })
  void shouldRecoverWhileRequestsGoOnComing(int outage, int perMinute, int failsAfterMillis) {
    // Given
    back = BEFORE.plusSeconds(outage);
    ModelGenerator generator = generator(perMinute, Duration.ofMillis(failsAfterMillis));

    // When
    long seconds = back.plus(AFTER).toSeconds();
    for (int second = 0; second < seconds; second++) {
      for (int i = 0; i < A_SECOND; i++) {
        arrive(generator);
        pace.pass(Duration.ofSeconds(1).dividedBy(A_SECOND));
      }
    }
    pace.awaitAll();

    // Then
    assertThat(ended).hasSize((int) seconds * A_SECOND);
    assertThat(ended).allMatch(end -> end.age().compareTo(DEADLINE) <= 0);
    assertThat(calls).allMatch(call -> call.left().compareTo(CALL) >= 0);
    assertThat(ended.stream().filter(end -> end.cameAt().compareTo(back.plusSeconds(45)) > 0))
        .isNotEmpty()
        .allMatch(end -> end.status() == GenerationStatus.OK)
        .allMatch(end -> end.age().compareTo(Duration.ofSeconds(3)) < 0);
    assertThat(answeredBetween(back, back.plusSeconds(30))).isGreaterThan(A_SECOND * 20);
  }

  @ParameterizedTest
  @CsvSource({"45", "180"})
  void shouldLetNobodyWaitWhenAnOutageIsLong(int outage) {
    // Given
    back = BEFORE.plusSeconds(outage);
    ModelGenerator generator = generator(4500, Duration.ofMillis(10));

    // When
    for (int second = 0; second < back.toSeconds(); second++) {
      for (int i = 0; i < A_SECOND; i++) {
        arrive(generator);
        pace.pass(Duration.ofSeconds(1).dividedBy(A_SECOND));
      }
    }
    int open = topic.size() + inFlight;
    pace.awaitAll();

    // Then
    Duration confirmed = BEFORE.plus(DEADLINE);
    assertThat(open).isLessThan(10);
    assertThat(ended.stream().filter(end -> end.cameAt().compareTo(confirmed) > 0 && !isOk(end)))
        .isNotEmpty()
        .allMatch(end -> end.age().compareTo(Duration.ofSeconds(1)) < 0);
  }

  private static boolean isOk(Ended end) {
    return end.status() == GenerationStatus.OK;
  }

  private long answeredBetween(Duration from, Duration to) {
    return ended.stream()
        .filter(OutageRecoveryTest::isOk)
        .filter(end -> end.at().compareTo(from) > 0 && end.at().compareTo(to) < 0)
        .count();
  }

  private void arrive(ModelGenerator generator) {
    synchronized (topic) {
      topic.add(pace.elapsed());
    }
    startNext(generator);
  }

  private void startNext(ModelGenerator generator) {
    Duration cameAt;
    synchronized (topic) {
      if (topic.isEmpty() || inFlight == IN_FLIGHT) {
        return;
      }
      cameAt = topic.remove();
      inFlight++;
    }
    pace.start(() -> {
      answer(generator, cameAt);
      synchronized (topic) {
        inFlight--;
      }
      startNext(generator);
    });
  }

  private void answer(ModelGenerator generator, Duration cameAt) {
    GenerationRequest request =
        GenerationRequest.newBuilder(Requests.simple().build())
            .setDeadline(SimulatedPace.EPOCH.plus(cameAt).plus(DEADLINE))
            .build();
    GenerationResponse response = generator.generate(request);
    ended.add(new Ended(cameAt, pace.elapsed(), response.getStatus()));
  }

  private ModelGenerator generator(int perMinute, Duration failsAfter) {
    AdmissionLimits limits =
        new AdmissionLimits(
            perMinute, AdmissionLimits.UNLIMITED, 8, IN_FLIGHT, true, Duration.ofHours(1));
    ChainedModel model =
        new ChainedModel(
            "p",
            new Absent(failsAfter),
            new Gate("p", limits, pace),
            Duration.ofSeconds(20),
            Duration.ofMillis(500));
    return new ModelGenerator(
        List.of(model),
        new UnlimitedPurse(),
        Deadlines.live(pace.clock()),
        pace,
        Backoff.usual(new Random(7)),
        new CallMeters(new SimpleMeterRegistry()));
  }

  /** Away from {@link #BEFORE} until it is back. */
  private final class Absent implements TextModel {
    private final Duration failsAfter;

    Absent(Duration failsAfter) {
      this.failsAfter = failsAfter;
    }

    @Override
    public ModelIdentity identity() {
      return new ModelIdentity("test", "p", Map.of());
    }

    @Override
    public Draft write(GenerationRequest request) {
      Duration now = pace.elapsed();
      calls.add(
          new Call(now, Duration.between(SimulatedPace.EPOCH.plus(now), request.getDeadline())));
      if (now.compareTo(BEFORE) >= 0 && now.compareTo(back) < 0) {
        pace.pass(failsAfter);
        throw new TransientModelException(
            TransientModelException.Reason.UNREACHABLE, "refused", new Exception());
      }
      pace.pass(CALL);
      return new Draft.Written(
          new OfferText("A mug", "It is blue.", "See it"), Usage.oneCall(11, 13));
    }
  }
}
