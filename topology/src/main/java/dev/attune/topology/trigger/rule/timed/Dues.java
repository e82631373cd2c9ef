package dev.attune.topology.trigger.rule.timed;

import dev.attune.topology.trigger.TriggerRule;
import java.time.Instant;

/** Due times. */
final class Dues {

  private Dues() {}

  /** The due time if it is still to come, else never. */
  static Instant ifAfter(Instant due, Instant after) {
    return due.isAfter(after) ? due : TriggerRule.NEVER;
  }

  /** The sooner of two due times. */
  static Instant sooner(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
