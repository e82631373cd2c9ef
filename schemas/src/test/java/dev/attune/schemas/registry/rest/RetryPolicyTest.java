package dev.attune.schemas.registry.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final RetryPolicy policy =
      new RetryPolicy(3, Duration.ofMillis(200), Duration.ofSeconds(5));

  @Property
  void shouldStayBelowTheCeilingWhateverTheRetry(
      @ForAll @IntRange(min = 0, max = 1_000) int retry, @ForAll long seed) {
    Duration pause = policy.pause(retry, new Random(seed));

    long ceiling = retry > 10 ? 5_000 : Math.min(5_000, 200L << retry);
    assertThat(pause.toMillis()).isBetween(0L, ceiling);
  }

  @Test
  void shouldUseTheWholeRangeWhenDrawnOften() {
    // Given
    Random random = new Random(7);

    // When
    long[] pauses = random.longs(1_000).map(x -> policy.pause(0, random).toMillis()).toArray();

    // Then
    assertThat(pauses).contains(0L, 200L);
  }

  @Test
  void shouldRefuseWhenRetriesAreNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetryPolicy(-1, Duration.ZERO, Duration.ZERO));
  }
}
