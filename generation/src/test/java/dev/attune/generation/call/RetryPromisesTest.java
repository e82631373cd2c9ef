package dev.attune.generation.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationResponse;
import dev.attune.generation.Requests;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.TransientModelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever the providers do. */
@Timeout(60)
class RetryPromisesTest {

  private final RetryRig rig = new RetryRig();

  @ParameterizedTest
  @ValueSource(ints = {60, 600, 3000})
  void shouldCallNoMoreThanATenthAboveTheLimitWhenAllIsRefusedForAMinute(int perMinute) {
    // Given
    rig.left = Duration.ofSeconds(20);
    Provider primary =
        new Provider(
            "primary",
            rig.pace,
            Duration.ofMillis(50),
            () -> {
              throw RetryRig.limited(Duration.ZERO);
            });
    ModelGenerator generator = rig.generator(primary.behind(RetryRig.limits(perMinute, 4, 500)));

    // When
    for (int second = 0; second < 60; second++) {
      for (int i = 0; i < 100; i++) {
        rig.pace.start(() -> generator.generate(Requests.simple().build()));
      }
      rig.pace.pass(Duration.ofSeconds(1));
    }
    long calls = primary.calls().size();
    rig.pace.awaitAll();

    // Then
    assertThat(calls).isPositive().isLessThanOrEqualTo((long) (perMinute * 1.1) + 1);
  }

  @Test
  void shouldHoldItsPromisesWhateverTheProvidersDo() {
    for (int seed = 0; seed < 300; seed++) {
      // Given
      Random chaos = new Random(seed);
      rig.left = Duration.ofMillis(chaos.nextLong(1, 60_000));
      List<ChainedModel> chain = new ArrayList<>();
      List<Provider> providers = new ArrayList<>();
      List<long[]> pauses = new ArrayList<>();
      for (int i = 0; i < 1 + chaos.nextInt(3); i++) {
        providers.add(erratic("m" + i, chaos, pauses));
        chain.add(
            providers
                .getLast()
                .behind(RetryRig.limits(60 + chaos.nextInt(6000), 1, 1 + chaos.nextInt(9))));
      }
      ModelGenerator generator = rig.generator(chain.toArray(ChainedModel[]::new));
      long start = rig.pace.nanos();

      // When
      GenerationResponse response = generator.generate(Requests.simple().build());

      // Then
      long end = rig.pace.nanos();
      int calls = providers.stream().mapToInt(provider -> provider.calls().size()).sum();
      assertThat(calls).as("seed %d", seed).isBetween(0, 3);
      assertThat(response.getUse().getAttempts()).as("seed %d", seed).isEqualTo(calls);
      for (Provider provider : providers) {
        assertThat(provider.calls())
            .as("seed %d", seed)
            .allMatch(call -> call < start + rig.left.toNanos());
      }
      for (long[] pause : pauses) {
        int of = (int) pause[0];
        assertThat(providers.get(of).calls())
            .as("seed %d", seed)
            .noneMatch(call -> call > pause[1] && call < pause[2]);
      }
      assertThat(end - start)
          .as("seed %d", seed)
          .isLessThanOrEqualTo(rig.left.toNanos() + Duration.ofSeconds(3).toNanos());
    }
  }

  /** Takes up to three seconds, and then anything, often with a wish to be left alone. */
  private Provider erratic(String name, Random chaos, List<long[]> pauses) {
    int index = Integer.parseInt(name.substring(1));
    return new Provider(
        name,
        rig.pace,
        Duration.ofMillis(chaos.nextInt(3000)),
        () -> {
          Duration alone = Duration.ofMillis(chaos.nextInt(3) * chaos.nextLong(10_000));
          pauses.add(new long[] {index, rig.pace.nanos(), rig.pace.nanos() + alone.toNanos()});
          return switch (chaos.nextInt(6)) {
            case 0, 1 -> throw RetryRig.limited(alone);
            case 2 ->
                throw new TransientModelException(
                    TransientModelException.Reason.SERVER_FAULT, "503", alone, new Exception());
            case 3 ->
                throw new PermanentModelException(
                    PermanentModelException.Reason.MONEY_GONE, "402", alone, new Exception());
            case 4 ->
                throw new TransientModelException(
                    TransientModelException.Reason.UNREACHABLE, "reset", alone, new Exception());
            default -> RetryRig.written();
          };
        });
  }
}
