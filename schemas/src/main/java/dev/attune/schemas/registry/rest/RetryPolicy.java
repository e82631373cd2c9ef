package dev.attune.schemas.registry.rest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how slowly to try again: exponential back-off with full jitter.
 *
 * @param retries further tries after the first, 0 for none
 * @param base upper end of the first pause
 * @param cap upper end of every pause
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker
 *     2015</a>
 */
public record RetryPolicy(int retries, Duration base, Duration cap) {

  public RetryPolicy {
    if (retries < 0 || base.isNegative() || cap.isNegative()) {
      throw new IllegalArgumentException("retries and pauses must not be negative");
    }
  }

  /** How long to wait before retry number {@code retry}, counted from 0. */
  Duration pause(int retry, RandomGenerator random) {
    long ceiling = Math.min(cap.toMillis(), base.toMillis() << Math.min(retry, 20));
    return Duration.ofMillis(random.nextLong(ceiling + 1));
  }
}
