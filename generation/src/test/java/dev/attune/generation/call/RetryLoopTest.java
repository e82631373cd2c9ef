package dev.attune.generation.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.Requests;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failure leads where, and what is waited for: who waits for whom is the real thing. */
@Timeout(60)
class RetryLoopTest {

  private final RetryRig rig = new RetryRig();

  @ParameterizedTest
  @CsvSource({
    // failure, calls of the only model, calls of the first of two, and of the second
    "RATE_LIMITED, 3, 1, 1",
    "TIMED_OUT, 3, 1, 1",
    "SERVER_FAULT, 3, 1, 1",
    "UNREACHABLE, 3, 1, 1",
    "GARBLED, 3, 1, 1",
    "INTERRUPTED, 1, 1, 0",
    "UNAUTHORISED, 1, 1, 1",
    "MONEY_GONE, 1, 1, 1",
    "NOT_FOUND, 1, 1, 1",
    "TOO_LARGE, 1, 1, 0",
    "BAD_REQUEST, 1, 1, 0"
  })
  void shouldRepeatGoElsewhereOrEndByTheKindOfFailure(
      String kind, int alone, int first, int second) {
    // Given
    Provider only = rig.failing("only", kind);
    Provider primary = rig.failing("primary", kind);
    Provider backup = rig.provider("backup", RetryRig::written);

    // When
    GenerationResponse ofOne = rig.generate(only.behind(RetryRig.OPEN));
    GenerationResponse ofTwo =
        rig.generate(primary.behind(RetryRig.OPEN), backup.behind(RetryRig.OPEN));

    // Then
    assertThat(only.calls()).hasSize(alone);
    assertThat(ofOne.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(ofOne.getDetail()).startsWith(kind);
    assertThat(ofOne.getUse().getAttempts()).isEqualTo(alone);
    assertThat(primary.calls()).hasSize(first);
    assertThat(backup.calls()).hasSize(second);
    assertThat(ofTwo.getStatus())
        .isEqualTo(second == 1 ? GenerationStatus.OK : GenerationStatus.PROVIDER_ERROR);
    assertThat(ofTwo.getUse().getAttempts()).isEqualTo(first + second);
  }

  @Test
  void shouldEndWhenTheModelRefusesOrWritesNoOffer() {
    // Given
    Provider refusing = rig.provider("a", () -> new Draft.Refused("no", Usage.oneCall(1, 1)));
    Provider babbling = rig.provider("b", () -> new Draft.Invalid("what", Usage.oneCall(1, 1)));
    Provider backup = rig.provider("backup", RetryRig::written);

    // When
    GenerationResponse refused =
        rig.generate(refusing.behind(RetryRig.OPEN), backup.behind(RetryRig.OPEN));
    GenerationResponse invalid =
        rig.generate(babbling.behind(RetryRig.OPEN), backup.behind(RetryRig.OPEN));

    // Then
    assertThat(refused.getStatus()).isEqualTo(GenerationStatus.REFUSED);
    assertThat(invalid.getStatus()).isEqualTo(GenerationStatus.INVALID);
    assertThat(backup.calls()).isEmpty();
  }

  @Test
  void shouldGoToTheNextModelAtOnceAndComeBackAfterAPause() {
    // Given
    Provider primary = rig.script("primary", RetryRig.failure("SERVER_FAULT"), RetryRig::written);
    Provider backup = rig.failing("backup", "SERVER_FAULT");

    // When
    GenerationResponse response =
        rig.generate(primary.behind(RetryRig.OPEN), backup.behind(RetryRig.OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(response.getUse().getModel()).isEqualTo("primary");
    assertThat(response.getUse().getAttempts()).isEqualTo(3);
    assertThat(backup.calls()).containsExactly(RetryRig.CALL.toNanos());
    assertThat(
            rig.registry
                .get("attune.generation.failovers")
                .tag("model", "backup")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void shouldWaitAsLongAsTheProviderAsks() {
    // Given
    Provider primary =
        rig.script(
            "primary",
            () -> {
              throw RetryRig.limited(Duration.ofSeconds(7));
            },
            RetryRig::written);

    // When
    GenerationResponse response = rig.generate(primary.behind(RetryRig.OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(primary.calls().getLast()).isGreaterThanOrEqualTo(8_000_000_000L);
    assertThat(response.getUse().getLatencyMillis()).isEqualTo(rig.pace.elapsed().toMillis());
    assertThat(rig.registry.get("attune.generation.retries").counter().count()).isEqualTo(1);
  }

  @Test
  void shouldNotWaitAtAllWhenThePauseWouldPassTheDeadline() {
    // Given
    Provider primary =
        rig.provider(
            "primary",
            () -> {
              throw RetryRig.limited(Duration.ofMinutes(2));
            });

    // When
    GenerationResponse response = rig.generate(primary.behind(RetryRig.OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(response.getDetail()).startsWith("RATE_LIMITED");
    assertThat(rig.pace.elapsed()).isEqualTo(RetryRig.CALL);
  }

  @Test
  void shouldExpireWhenNoPlaceIsFreeUntilTheDeadline() {
    // Given
    Provider slow = new Provider("slow", rig.pace, Duration.ofMinutes(5), RetryRig::written);
    ChainedModel model = slow.behind(RetryRig.limits(AdmissionLimits.UNLIMITED, 1, 1));
    List<GenerationResponse> responses = Collections.synchronizedList(new ArrayList<>());

    // When
    rig.generateMany(2, responses, model);

    // Then
    assertThat(slow.calls()).hasSize(1);
    assertThat(responses.getFirst().getStatus()).isEqualTo(GenerationStatus.EXPIRED);
    assertThat(responses.getFirst().getDetail())
        .isEqualTo("waited for the concurrency of slow until it was too late");
  }

  @Test
  void shouldSpillOverToTheNextModelWhenTheFirstHasNoPlace() {
    // Given
    Provider primary = new Provider("primary", rig.pace, RetryRig.LEFT, RetryRig::written);
    Provider backup = rig.provider("backup", RetryRig::written);
    List<GenerationResponse> responses = Collections.synchronizedList(new ArrayList<>());

    // When
    rig.generateMany(
        3,
        responses,
        primary.behind(RetryRig.limits(AdmissionLimits.UNLIMITED, 1, 1)),
        backup.behind(RetryRig.OPEN));

    // Then
    assertThat(primary.calls()).hasSize(1);
    assertThat(backup.calls()).containsExactly(500_000_000L, 500_000_000L);
  }

  @Test
  void shouldTellWhenMoneyFlowsAndEndWhenInterruptedBetweenCalls() throws Exception {
    // Given
    Provider primary =
        rig.provider(
            "primary",
            () -> {
              throw RetryRig.limited(Duration.ofSeconds(10));
            });
    ModelGenerator generator = rig.generator(primary.behind(RetryRig.OPEN));
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    List<GenerationResponse> responses = Collections.synchronizedList(new ArrayList<>());
    Thread answering =
        rig.pace.start(() ->
            responses.add(generator.generate(Requests.simple().build(), new Listener(heard))));
    rig.pace.pass(RetryRig.CALL.plusSeconds(5));

    // When
    answering.interrupt();
    answering.join();
    rig.pace.awaitAll();

    // Then
    assertThat(heard).containsExactly("waiting", "calling", "waiting");
    assertThat(rig.pace.elapsed()).isEqualTo(RetryRig.CALL.plusSeconds(5));
    assertThat(responses.getFirst().getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(responses.getFirst().getDetail()).startsWith("INTERRUPTED");
    assertThat(responses.getFirst().getUse().getAttempts()).isEqualTo(1);
  }

  private record Listener(List<String> heard) implements CallWatch {

    @Override
    public Duration waited() {
      return Duration.ZERO;
    }

    @Override
    public void waiting() {
      heard.add("waiting");
    }

    @Override
    public void calling(Duration typical) {
      heard.add("calling");
    }
  }
}
