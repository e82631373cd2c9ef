package dev.attune.connectors.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and when to try again.
 *
 * @param retries further tries after the first
 * @param first pause; it doubles each time
 * @param longest pause, whatever the receiver asks for
 */
record Backoff(int retries, Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 20;

  /** Whether so many failures leave another try. */
  boolean allows(int failures) {
    return failures <= retries;
  }

  /**
   * The pause behind so many failures.
   *
   * @param asked what the receiver asked for; never less than that, up to the longest
   */
  Duration pause(int failures, Optional<Duration> asked) {
    int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
    Duration own = first.multipliedBy(1L << doublings);
    Duration wished = asked.filter(wish -> wish.compareTo(own) > 0).orElse(own);
    return wished.compareTo(longest) < 0 ? wished : longest;
  }
}
