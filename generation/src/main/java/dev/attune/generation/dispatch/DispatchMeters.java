package dev.attune.generation.dispatch;

import dev.attune.avro.GenerationStatus;
import dev.attune.generation.lane.Lanes;
import dev.attune.generation.meter.Meters;
import dev.attune.generation.offset.OpenRecords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** Counts what the dispatcher did. */
final class DispatchMeters {

  private final MeterRegistry registry;
  private final Counter skipped;
  private final Timer lane;

  DispatchMeters(MeterRegistry registry) {
    this.registry = registry;
    this.skipped = Meters.SKIPPED.counter(registry);
    this.lane = Meters.WAITS.timer(registry, "cause", "lane");
  }

  void watch(OpenRecords open, Lanes lanes) {
    Meters.IN_FLIGHT.gauge(registry, open::count);
    Meters.OPEN_BYTES.gauge(registry, open::bytes);
    Meters.RUNNING.gauge(registry, lanes::running);
  }

  void skipped() {
    skipped.increment();
  }

  void buried(String cause) {
    Meters.DEAD_LETTERS.counter(registry, "cause", cause).increment();
  }

  /** From a request's arrival until its thread began. */
  void started(Duration waited) {
    lane.record(waited);
  }

  /** Ended by the dispatcher before its thread began. */
  void uncalled(GenerationStatus status) {
    Meters.RESPONSES.counter(registry, "status", tag(status)).increment();
    Meters.ENDED_EARLY.counter(registry, "status", tag(status), "stage", "queued").increment();
  }

  /** Ended by the dispatcher while its thread ran. */
  void cancelled(GenerationStatus status) {
    Meters.ENDED_EARLY.counter(registry, "status", tag(status), "stage", "running").increment();
  }

  void missed(String limit) {
    Meters.DEADLINE_MISSES.counter(registry, "limit", limit).increment();
  }

  private static String tag(GenerationStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
