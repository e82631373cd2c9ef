package dev.attune.topology.trigger.rule.timed;

import java.time.Duration;
import java.time.Instant;

/**
 * Moments that follow each other at a fixed distance.
 *
 * @param step distance, above 0
 * @param phase of the moments, from 1 January 1970 UTC on
 */
record Grid(Duration step, Duration phase) {

  /** The last of them that is not after a moment. */
  Instant atOrBefore(Instant moment) {
    long sincePhase = moment.toEpochMilli() - phase.toMillis();
    long past = Math.floorMod(sincePhase, step.toMillis());
    return Instant.ofEpochMilli(moment.toEpochMilli() - past);
  }

  /** The first of them that is after a moment. */
  Instant after(Instant moment) {
    return atOrBefore(moment).plus(step);
  }
}
