package dev.attune.generation.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.OfferText;
import dev.attune.generation.Requests;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.TextModel;
import dev.attune.generation.model.TransientModelException;
import dev.attune.generation.model.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ModelGeneratorTest {

  private static final OfferText TEXT = new OfferText("A mug", "It is blue.", "See it");
  private static final Deadlines IN_TIME = Deadlines.live(InstantSource.fixed(Requests.CREATED));
  private static final Duration LONG = Duration.ofMinutes(1);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final GenerationRequest request = Requests.simple().build();

  @Test
  void shouldAnswerWithTheTextWhenTheModelWroteOne() {
    // Given
    Generator generator = generator(IN_TIME, LONG, ok -> written());

    // When
    GenerationResponse response = generator.generate(request);

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(response.getText()).isEqualTo(TEXT);
    assertThat(response.getRequestId()).isEqualTo(request.getRequestId());
    assertThat(response.getUse().getAttempts()).isEqualTo(1);
    assertThat(response.getUse().getInputTokens()).isEqualTo(11);
    assertThat(response.getUse().getParameters()).containsEntry("temperature", "0.5");
    assertThat(registry.get("gen_ai.client.operation.duration").timer().count()).isEqualTo(1);
    assertThat(registry.get("attune.generation.responses").tag("status", "ok").counter().count())
        .isEqualTo(1);
  }

  @Test
  void shouldCallNobodyWhenTheDeadlineHasPassed() {
    // Given
    Deadlines late = Deadlines.live(InstantSource.fixed(Requests.DEADLINE));
    Generator generator = generator(late, LONG, never -> neverCalled());

    // When
    GenerationResponse response = generator.generate(request);

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.EXPIRED);
    assertThat(response.getUse().getAttempts()).isZero();
    assertThat(response.getUse().getLatencyMillis()).isZero();
  }

  @Test
  void shouldCallWhenAReplayedDeadlinePassedYearsAgo() {
    // Given
    Generator generator = generator(Deadlines.replay(), LONG, ok -> written());

    // When
    GenerationResponse response = generator.generate(request);

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
  }

  @Test
  void shouldInterruptTheCallWhenItsTimeIsOut() {
    // Given
    Generator generator = generator(IN_TIME, Duration.ofMillis(50), hangs -> hang());

    // When
    GenerationResponse response = generator.generate(request);

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(response.getDetail()).isEqualTo("no answer within 50 ms");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void shouldExpireWhenTheRequestsOwnDeadlineEndsTheCall() {
    // Given
    Instant almost = Requests.DEADLINE.minusMillis(50);
    Generator generator =
        generator(Deadlines.live(InstantSource.fixed(almost)), LONG, hangs -> hang());

    // When
    GenerationResponse response = generator.generate(request);

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.EXPIRED);
  }

  @Test
  void shouldNameTheKindOfFailureWhenTheProviderFails() {
    // Given
    Generator limited =
        generator(
            IN_TIME,
            LONG,
            fails -> {
              throw new TransientModelException(
                  TransientModelException.Reason.RATE_LIMITED, "429", new RuntimeException());
            });
    Generator refused =
        generator(
            IN_TIME,
            LONG,
            fails -> {
              throw new PermanentModelException(
                  PermanentModelException.Reason.UNAUTHORISED, "401", new RuntimeException());
            });

    // When
    GenerationResponse first = limited.generate(request);
    GenerationResponse second = refused.generate(request);

    // Then
    assertThat(first.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(first.getDetail()).isEqualTo("RATE_LIMITED: 429");
    assertThat(second.getDetail()).isEqualTo("UNAUTHORISED: 401");
  }

  @Test
  void shouldStillAnswerWhenTheModelHasABug() {
    // Given
    Generator generator =
        generator(
            IN_TIME,
            LONG,
            bug -> {
              throw new IllegalStateException("secret prompt");
            });

    // When
    GenerationResponse response = generator.generate(request);

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(response.getDetail()).contains("IllegalStateException").doesNotContain("secret");
  }

  @Test
  void shouldCarryTheVerdictWhenThereIsNoText() {
    // Given
    Usage usage = Usage.oneCall(5, 7);
    Generator refusing = generator(IN_TIME, LONG, no -> new Draft.Refused("no", usage));
    Generator babbling = generator(IN_TIME, LONG, no -> new Draft.Invalid("what", usage));

    // When
    GenerationResponse refused = refusing.generate(request);
    GenerationResponse invalid = babbling.generate(request);

    // Then
    assertThat(refused.getStatus()).isEqualTo(GenerationStatus.REFUSED);
    assertThat(invalid.getStatus()).isEqualTo(GenerationStatus.INVALID);
    assertThat(invalid.getText()).isNull();
    assertThat(invalid.getUse().getOutputTokens()).isEqualTo(7);
  }

  private Generator generator(
      Deadlines deadlines, Duration timeout, Function<GenerationRequest, Draft> writing) {
    return ModelGenerator.of(
        new ScriptedModel(writing), deadlines, timeout, new CallMeters(registry));
  }

  private static Draft written() {
    return new Draft.Written(TEXT, Usage.oneCall(11, 13));
  }

  private static Draft neverCalled() {
    throw new AssertionError("called");
  }

  private static Draft hang() {
    try {
      new CountDownLatch(1).await();
      return neverCalled();
    } catch (InterruptedException ended) {
      throw new TransientModelException(
          TransientModelException.Reason.INTERRUPTED, "interrupted", ended);
    }
  }

  private record ScriptedModel(Function<GenerationRequest, Draft> writing) implements TextModel {

    @Override
    public ModelIdentity identity() {
      return new ModelIdentity("test", "scripted", Map.of("temperature", "0.5"));
    }

    @Override
    public Draft write(GenerationRequest request) {
      return writing.apply(request);
    }
  }
}
