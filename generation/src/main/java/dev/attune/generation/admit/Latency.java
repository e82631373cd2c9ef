package dev.attune.generation.admit;

import java.time.Duration;

/** How long calls take: an average in which the last ten or so weigh most. Written under a lock. */
final class Latency {

  private static final double WEIGHT = 0.1;

  private volatile double nanos;

  void add(long taken) {
    nanos = nanos == 0 ? taken : nanos + WEIGHT * (taken - nanos);
  }

  Duration average() {
    return Duration.ofNanos((long) nanos);
  }
}
