package dev.attune.topology.trigger.rule;

import dev.attune.topology.playbook.TriggerSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a trigger; what cannot work is refused with its name. */
record Parameters(TriggerSpec spec) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(3650);

  /** A length of time that makes a due time later than the event that set it, and not absurd. */
  Duration duration(String name) {
    Duration value = spec.durations().get(name);
    if (value == null || value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
      throw refused(name, "a length of time from 1 second to 3650 days", value);
    }
    return value;
  }

  /** A number within bounds, both included. */
  double number(String name, double least, double most) {
    Double value = spec.numbers().get(name);
    if (value == null || !(value >= least && value <= most)) {
      throw refused(name, "a number from " + least + " to " + most, value);
    }
    return value;
  }

  /** A whole number within bounds, both included. */
  int count(String name, int least, int most) {
    Double value = spec.numbers().get(name);
    if (value == null || value != Math.rint(value) || value < least || value > most) {
      throw refused(name, "a whole number from " + least + " to " + most, value);
    }
    return value.intValue();
  }

  private IllegalArgumentException refused(String name, String expected, @Nullable Object found) {
    return new IllegalArgumentException(
        spec.kind().key() + ": " + name + " must be " + expected + ", is " + found);
  }
}
