package dev.attune.generation.admit;

/**
 * A rate per minute. Holds a tenth of a minute's worth, so that any minute sees at most 1.1 times
 * the limit. What is larger than the bucket is let through when it is full, and paid off after.
 *
 * <p>Guarded by its gate's lock.
 */
final class TokenBucket {

  private static final double NANOS_A_MINUTE = 60e9;
  private static final double BURST = 0.1;

  /** Less than this is a rounding error of the level, not a lack. */
  private static final double EPSILON = 1e-6;

  private final boolean unlimited;
  private final double perNano;
  private final double capacity;
  private double level;
  private long updatedAt;

  TokenBucket(long perMinute, long now) {
    this.unlimited = perMinute == AdmissionLimits.UNLIMITED;
    this.perNano = perMinute / NANOS_A_MINUTE;
    this.capacity = Math.max(1, perMinute * BURST);
    this.level = capacity;
    this.updatedAt = now;
  }

  /** When this many may be taken; now or earlier where they may be taken now. */
  long readyAt(long amount, long now) {
    refill(now);
    double lacking = Math.min((double) amount, capacity) - level;
    return unlimited || lacking <= EPSILON ? now : now + (long) Math.ceil(lacking / perNano);
  }

  void take(long amount) {
    level = unlimited ? level : level - amount;
  }

  /** Gives back what was taken too much, or takes what was taken too little. */
  void correct(long tooMuch, long now) {
    refill(now);
    level = unlimited ? level : Math.min(capacity, level + tooMuch);
  }

  private void refill(long now) {
    level = Math.min(capacity, level + (now - updatedAt) * perNano);
    updatedAt = now;
  }
}
