package dev.attune.app.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long NOW = -5_000_000_000L;
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void shouldAllowASecondsWorthAtOnceAndNoMore() {
    // Given
    TokenBucket bucket = new TokenBucket(10, NOW);

    // When
    long allowed = IntStream.range(0, 50).filter(i -> bucket.take(NOW) == 0).count();

    // Then
    assertThat(allowed).isEqualTo(10);
    assertThat(bucket.take(NOW)).isEqualTo(SECOND / 10);
  }

  @Test
  void shouldKeepTheRateWhenAskedForLong() {
    // Given
    TokenBucket bucket = new TokenBucket(10, NOW);

    // When
    long allowed =
        IntStream.range(0, 10_000).filter(i -> bucket.take(NOW + i * 1_000_000L) == 0).count();

    // Then
    assertThat(allowed).isBetween(108L, 111L);
  }
}
