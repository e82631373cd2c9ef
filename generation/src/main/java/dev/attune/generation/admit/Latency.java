package dev.attune.generation.admit;

import java.time.Duration;

/**
 * How long calls take: averages in which the last ten or so weigh most, of the time and of its
 * distance from that average (as RFC 6298 keeps them for round trips). What is known wears out,
 * else a slow hour would keep everybody with little time from calling for good.
 *
 * <p>Written under its gate's lock; the average may be read by any thread.
 */
final class Latency {

  private static final double WEIGHT = 0.1;
  private static final double SPREAD = 2;
  private static final long TRUSTED_NANOS = Duration.ofSeconds(10).toNanos();

  private volatile double nanos;
  private double deviation;
  private long renewedAt = -TRUSTED_NANOS;
  private boolean doubted;

  /** A call was answered. */
  void answered(long taken, long now) {
    if (isKnown(now) && !doubted) {
      add(taken);
    } else {
      nanos = taken;
      deviation = 0;
    }
    doubted = false;
    renewedAt = now;
  }

  /** A call was ended after so long, and would have gone on. */
  void cutShort(long after, long now) {
    if (after < nanos) {
      return;
    }
    if (isKnown(now)) {
      add(after);
    } else {
      nanos = after;
    }
    renewedAt = now;
  }

  /** A call goes out against what is known here; until it has ended, another need not. */
  void tested(long now) {
    doubted = true;
    renewedAt = now;
  }

  private void add(long taken) {
    double average = nanos;
    double error = taken - average;
    deviation += WEIGHT * (Math.abs(error) - deviation);
    nanos = average + WEIGHT * error;
  }

  private boolean isKnown(long now) {
    return nanos > 0 && now - renewedAt < TRUSTED_NANOS;
  }

  /** The average; zero where no call was answered yet. */
  Duration average() {
    return Duration.ofNanos((long) nanos);
  }

  /** A time in which nearly all calls come to their end. */
  long ample() {
    return (long) (nanos + SPREAD * deviation);
  }

  /** Whether that is less than a call takes on average, as far as is known. */
  boolean exceeds(long left, long now) {
    return left < nanos && isKnown(now);
  }

  /** When a request with this deadline is too late to call, as far as is known. */
  long lastStart(long deadline, long now) {
    return isKnown(now) ? deadline - (long) nanos : deadline;
  }
}
