package dev.attune.topology.event;

import java.time.Duration;
import java.time.Instant;

/** Which event times can be true. Pure. */
final class EventTime {

  /** How far a producer's clock may run ahead of the log. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  /** How late an event may come. */
  static final Duration LATE = Duration.ofDays(366);

  private EventTime() {}

  /** The producer's time where it can be true, else the arrival. */
  static Instant clamp(Instant occurredAt, Instant arrivedAt) {
    return isPlausible(occurredAt, arrivedAt) ? occurredAt : arrivedAt;
  }

  static boolean isPlausible(Instant occurredAt, Instant arrivedAt) {
    return occurredAt.toEpochMilli() > 0
        && !occurredAt.isAfter(arrivedAt.plus(AHEAD))
        && !occurredAt.isBefore(arrivedAt.minus(LATE));
  }
}
