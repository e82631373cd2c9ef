package dev.attune.app.demo;

import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;

/** What has happened so far. */
record DemoStatus(
    Instant time, long events, long triggers, long offers, long suppressed, long deadLetters) {

  /**
   * Reads it off the meters.
   *
   * @param time by the demo's clock
   * @param offers published, as their reader counts them
   */
  static DemoStatus read(Instant time, long offers, MeterRegistry meters) {
    return new DemoStatus(
        time,
        count(meters.find(Meters.EVENTS_ACCEPTED.meterName()).counters()),
        count(meters.find(Meters.TRIGGERS.meterName()).counters()),
        offers,
        count(meters.find(Meters.DECISIONS.meterName()).tag("outcome", "SUPPRESSED").counters()),
        count(meters.find(Meters.DEAD_LETTERS.meterName()).counters()));
  }

  private static long count(Collection<Counter> counters) {
    return Math.round(counters.stream().mapToDouble(Counter::count).sum());
  }

  String line() {
    return "%s  %,d events, %,d triggers, %,d offers, %,d suppressed, %,d dead letters"
        .formatted(OfferLines.TIME.format(time), events, triggers, offers, suppressed, deadLetters);
  }
}
