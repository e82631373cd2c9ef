package dev.attune.app.shop.pace;

import java.time.Duration;
import java.time.Instant;

/**
 * From simulated time to the time that is written on events, and back: a line through two moments
 * that mean the same.
 *
 * @param simulated a moment of simulated time
 * @param emitted the same moment as it is written
 * @param compression how many simulated seconds make one written second, above 0
 */
public record TimeMapping(Instant simulated, Instant emitted, double compression) {

  public TimeMapping {
    if (!(compression > 0)) {
      throw new IllegalArgumentException("compression must be above 0");
    }
  }

  /** Writes simulated time as it is. */
  public static TimeMapping none() {
    return new TimeMapping(Instant.EPOCH, Instant.EPOCH, 1);
  }

  boolean isNone() {
    return compression == 1 && simulated.equals(emitted);
  }

  /** When a simulated moment is, in written time. */
  public Instant emitted(Instant moment) {
    return emitted.plus(scaled(Duration.between(simulated, moment), 1 / compression));
  }

  /** When a written moment was, in simulated time. */
  public Instant simulated(Instant moment) {
    return simulated.plus(simulated(Duration.between(emitted, moment)));
  }

  /** How long a written span is in simulated time. */
  public Duration simulated(Duration span) {
    return scaled(span, compression);
  }

  private static Duration scaled(Duration span, double factor) {
    return factor == 1 ? span : Duration.ofMillis(Math.round(span.toMillis() * factor));
  }
}
