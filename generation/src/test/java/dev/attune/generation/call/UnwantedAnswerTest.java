package dev.attune.generation.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.Requests;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.SimulatedPace;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.model.TransientModelException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The interrupt of whoever ended a request got lost, as it came when the call's time ran out. */
@Timeout(30)
class UnwantedAnswerTest {

  @Test
  void shouldMakeNoFurtherCallWhenTheAnswerIsNoLongerWanted() {
    // Given
    SimulatedPace pace = new SimulatedPace();
    Provider provider =
        new Provider(
            "p",
            pace,
            Duration.ofSeconds(1),
            () -> {
              throw new TransientModelException(
                  TransientModelException.Reason.TIMED_OUT, "slow", new Exception());
            });
    ModelGenerator generator =
        new ModelGenerator(
            List.of(provider.behind(AdmissionLimits.none())),
            new UnlimitedPurse(),
            request -> Duration.ofMinutes(1),
            pace,
            Backoff.usual(new Random(7)),
            new CallMeters(new SimpleMeterRegistry()));

    // When
    GenerationResponse response =
        generator.generate(Requests.simple().build(), new UntilFirstCall(provider));

    // Then
    assertThat(provider.calls()).hasSize(1);
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(response.getDetail()).startsWith("INTERRUPTED");
    assertThat(response.getUse().getAttempts()).isEqualTo(1);
  }

  private record UntilFirstCall(Provider provider) implements CallWatch {

    @Override
    public boolean wanted() {
      return provider.calls().isEmpty();
    }

    @Override
    public Duration waited() {
      return Duration.ZERO;
    }

    @Override
    public void waiting() {}

    @Override
    public void calling(Duration typical) {}
  }
}
