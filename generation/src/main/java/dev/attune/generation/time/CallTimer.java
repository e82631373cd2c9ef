package dev.attune.generation.time;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds a blocking call by interrupting it, because the time-out of an HTTP client does not end an
 * answer that trickles in.
 *
 * <p>Threads: one daemon thread counts for all calls. An {@link Alarm} belongs to the thread that
 * makes the call; the timer's thread only rings it.
 */
public final class CallTimer implements AutoCloseable {

  private final ScheduledThreadPoolExecutor clock;

  public CallTimer() {
    clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("generation-deadlines").factory());
    clock.setRemoveOnCancelPolicy(true);
  }

  /**
   * Runs the call on this thread.
   *
   * @return what the call returned, even where the time ran out as it did
   * @throws TimeLimitException where the call ended by an exception after its time was out
   */
  public <T> T within(Duration limit, Supplier<T> call) {
    Alarm alarm = new Alarm(Thread.currentThread());
    Future<?> ringing = clock.schedule(alarm::ring, nanos(limit), TimeUnit.NANOSECONDS);
    try {
      return call.get();
    } catch (RuntimeException thrown) {
      throw alarm.rang() ? new TimeLimitException(limit, thrown) : thrown;
    } finally {
      ringing.cancel(false);
      alarm.silence();
    }
  }

  private static long nanos(Duration limit) {
    return limit.compareTo(Duration.ofDays(1)) > 0 ? TimeUnit.DAYS.toNanos(1) : limit.toNanos();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  /**
   * Set, then rung or silenced. Both ways take the lock, so an interrupt never arrives after the
   * call has ended, to hit whatever the thread does next.
   */
  private static final class Alarm {
    private final Thread caller;
    private boolean rung;
    private boolean silent;

    Alarm(Thread caller) {
      this.caller = caller;
    }

    synchronized void ring() {
      if (!silent) {
        rung = true;
        caller.interrupt();
      }
    }

    synchronized boolean rang() {
      return rung;
    }

    synchronized void silence() {
      silent = true;
      if (rung) {
        // Ours; nobody else may take it for a wish to stop. Should somebody have wished that in the
        // same moment, it is gone with it: who stops a call says so in another way, too.
        Thread.interrupted();
      }
    }
  }
}
