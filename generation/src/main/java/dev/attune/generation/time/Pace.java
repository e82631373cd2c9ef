package dev.attune.generation.time;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The passing of time, and waiting in it: so that a test can let an hour pass at once. */
public interface Pace {

  /** Never to come. */
  long NEVER = Long.MAX_VALUE;

  /** Nanoseconds since some moment; only differences mean something. Never near overflow. */
  long nanos();

  /** The same time as a calendar shows it. */
  Clock clock();

  /** A place for one thread to wait in. */
  Wait newWait();

  /** Waits for that long. */
  default void sleep(long nanos) throws InterruptedException {
    newWait().await(nanos);
  }

  /** Where one thread waits and any other may wake it, before or after. */
  interface Wait {

    /** Returns when woken or when the time is over; at once where it was woken before. */
    void await(long nanos) throws InterruptedException;

    /** Ends this wait, or the next one. */
    void wake();
  }

  /** The time of this machine. */
  static Pace system() {
    long origin = System.nanoTime();
    return new Pace() {
      @Override
      public long nanos() {
        return System.nanoTime() - origin;
      }

      @Override
      public Clock clock() {
        return Clock.systemUTC();
      }

      @Override
      public Wait newWait() {
        return new SystemWait();
      }
    };
  }

  /** A wait that blocks its thread. */
  final class SystemWait implements Wait {
    private final Semaphore woken = new Semaphore(0);

    @Override
    public void await(long nanos) throws InterruptedException {
      if (woken.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
        woken.drainPermits();
      }
    }

    @Override
    public void wake() {
      woken.release();
    }
  }
}
