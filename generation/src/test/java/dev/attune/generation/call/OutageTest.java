package dev.attune.generation.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.OfferText;
import dev.attune.generation.Requests;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.SimulatedPace;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.TransientModelException;
import dev.attune.generation.model.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The only provider is away for a while, and comes back. */
@Timeout(60)
class OutageTest {

  private static final int A_SECOND = 50;
  private static final int REQUESTS_A_MINUTE = 6000;
  private static final Duration OUTAGE = Duration.ofMinutes(3);
  private static final Duration LEFT = Duration.ofSeconds(20);

  private final SimulatedPace pace = new SimulatedPace();
  private final List<Ended> ended = Collections.synchronizedList(new ArrayList<>());

  private record Ended(Duration at, Duration took, GenerationStatus status) {}

  @Test
  void shouldNeitherStormNorLingerWhenTheProviderComesBack() {
    // Given
    Provider provider = new Provider("p", pace, Duration.ofMillis(300), this::answer);
    ModelGenerator generator =
        new ModelGenerator(
            List.of(
                provider.behind(
                    new AdmissionLimits(
                        REQUESTS_A_MINUTE,
                        AdmissionLimits.UNLIMITED,
                        8,
                        1000,
                        true,
                        Duration.ofHours(1)))),
            new UnlimitedPurse(),
            request -> LEFT,
            pace,
            Backoff.usual(new Random(7)),
            new CallMeters(new SimpleMeterRegistry()));

    // When
    for (int second = 0; second < OUTAGE.toSeconds() + 60; second++) {
      for (int i = 0; i < A_SECOND; i++) {
        pace.start(() -> request(generator));
      }
      pace.pass(Duration.ofSeconds(1));
    }
    pace.awaitAll();

    // Then
    assertThat(ended).hasSize((int) (OUTAGE.toSeconds() + 60) * A_SECOND);
    assertThat(ended).allMatch(end -> end.took().compareTo(LEFT.plusMillis(300)) <= 0);
    assertThat(callsBetween(provider, Duration.ZERO, OUTAGE)).isLessThan(250);
    assertThat(mostCallsInASecondAfter(provider, OUTAGE)).isLessThan(REQUESTS_A_MINUTE / 60 * 7);
    assertThat(callsBetween(provider, OUTAGE, OUTAGE.plusMinutes(1)))
        .isLessThanOrEqualTo((long) (REQUESTS_A_MINUTE * 1.1));
    assertThat(ended.stream().filter(end -> end.at().compareTo(OUTAGE.plusSeconds(30)) > 0))
        .allMatch(end -> end.status() == GenerationStatus.OK)
        .allMatch(end -> end.took().compareTo(Duration.ofSeconds(1)) < 0);
  }

  private Draft answer() {
    if (pace.elapsed().compareTo(OUTAGE) < 0) {
      throw new TransientModelException(
          TransientModelException.Reason.UNREACHABLE, "refused", new Exception());
    }
    return new Draft.Written(
        new OfferText("A mug", "It is blue.", "See it"), Usage.oneCall(11, 13));
  }

  private void request(ModelGenerator generator) {
    Duration start = pace.elapsed();
    GenerationResponse response = generator.generate(Requests.simple().build());
    ended.add(new Ended(pace.elapsed(), pace.elapsed().minus(start), response.getStatus()));
  }

  private static long callsBetween(Provider provider, Duration from, Duration to) {
    return provider.calls().stream()
        .filter(call -> call >= from.toNanos() && call < to.toNanos())
        .count();
  }

  private static long mostCallsInASecondAfter(Provider provider, Duration from) {
    long most = 0;
    for (Duration at = from; at.compareTo(from.plusMinutes(1)) < 0; at = at.plusSeconds(1)) {
      most = Math.max(most, callsBetween(provider, at, at.plusSeconds(1)));
    }
    return most;
  }
}
