package dev.attune.app.server.access;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A rate that may be exceeded for a second's worth, by the generic cell rate algorithm (ITU-T
 * I.371): one number says when the next request would be due. Any thread may use it.
 */
public final class TokenBucket {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final long period;
  private final AtomicLong due;

  /**
   * A full bucket.
   *
   * @param perSecond requests, 1 or more
   * @param now nanoseconds by the clock that {@link #take} is given
   */
  public TokenBucket(int perSecond, long now) {
    this.period = SECOND / perSecond;
    this.due = new AtomicLong(now);
  }

  /**
   * Takes one where there is one.
   *
   * @return nanoseconds until there is one; 0 where it was taken
   */
  public long take(long now) {
    while (true) {
      long last = due.get();
      long start = last - now > 0 ? last : now;
      long wait = start + period - now - SECOND;
      if (wait > 0) {
        return wait;
      }
      if (due.compareAndSet(last, start + period)) {
        return 0;
      }
    }
  }
}
