package dev.attune.modelserver.batch;

import java.time.Duration;

/**
 * How long batches take on this server.
 *
 * @param validating before the first call
 * @param running at least, from the first call to the end; a call with a longer latency ends later
 * @param window from the start until what has not ended expires
 */
public record BatchTimes(Duration validating, Duration running, Duration window) {

  /** So quick that one can wait for it: a second in all, with the window that providers have. */
  public static final BatchTimes QUICK =
      new BatchTimes(Duration.ofMillis(200), Duration.ofMillis(800), Duration.ofHours(24));

  public BatchTimes {
    if (validating.isNegative() || running.isNegative() || window.isNegative()) {
      throw new IllegalArgumentException("a time must not be negative");
    }
  }
}
