package dev.attune.topology.profile.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The time after which a weight counts half. Uses {@link StrictMath}, so that every machine gets
 * the same bits.
 *
 * @param millis above 0
 */
public record HalfLife(long millis) {

  private static final double LN_2 = StrictMath.log(2.0);

  public HalfLife {
    if (millis <= 0) {
      throw new IllegalArgumentException("a half-life must be above 0 ms, is " + millis);
    }
  }

  /** Half-life of that length. */
  public static HalfLife of(Duration duration) {
    return new HalfLife(duration.toMillis());
  }

  /**
   * What a weight of 1 at {@code from} is worth at {@code to}; above 1 where {@code to} is earlier.
   */
  public double factor(Instant from, Instant to) {
    long elapsed = to.toEpochMilli() - from.toEpochMilli();
    return elapsed == 0 ? 1.0 : StrictMath.exp(-LN_2 * elapsed / millis);
  }
}
