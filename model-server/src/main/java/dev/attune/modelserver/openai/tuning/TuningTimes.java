package dev.attune.modelserver.openai.tuning;

import java.time.Duration;

/**
 * How long jobs take on this server.
 *
 * @param validating the files
 * @param queued after that
 * @param running after that
 */
public record TuningTimes(Duration validating, Duration queued, Duration running) {

  /** So quick that one can wait for it: two seconds in all. */
  public static final TuningTimes QUICK =
      new TuningTimes(Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofMillis(1_200));

  public TuningTimes {
    if (validating.isNegative() || queued.isNegative() || running.isNegative()) {
      throw new IllegalArgumentException("a time must not be negative");
    }
  }

  Duration start() {
    return validating.plus(queued);
  }

  Duration end() {
    return start().plus(running);
  }
}
