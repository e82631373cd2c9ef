package dev.attune.generation.admit;

import dev.attune.generation.time.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A time that passes only while everybody waits, and then at once to whatever comes first.
 *
 * <p>Threads: counts those that run, which are the one that made it and those it started; each of
 * them waits in nothing but places of this time. Whoever interrupts one joins it before it waits
 * itself, else time may pass before the interrupt is felt.
 */
public final class SimulatedPace implements Pace {

  public static final Instant EPOCH = Instant.parse("2026-11-20T10:00:00Z");

  private final ReentrantLock lock = new ReentrantLock();
  private final TreeSet<SimulatedWait> sleeping =
      new TreeSet<>(
          Comparator.comparingLong((SimulatedWait wait) -> wait.until)
              .thenComparingLong(wait -> wait.number));
  private final Semaphore ended = new Semaphore(0);
  private long now;
  private long numbers;
  private int running = 1;
  private int started;

  @Override
  public long nanos() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  public Duration elapsed() {
    return Duration.ofNanos(nanos());
  }

  @Override
  public Clock clock() {
    InstantSource instants = () -> EPOCH.plusNanos(nanos());
    return instants.withZone(ZoneOffset.UTC);
  }

  @Override
  public Wait newWait() {
    return new SimulatedWait();
  }

  /** Sleeps where no interrupt is expected. */
  public void pass(Duration time) {
    try {
      sleep(time.toNanos());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs it on a thread of its own. */
  public Thread start(Runnable task) {
    lock.lock();
    try {
      running++;
      started++;
    } finally {
      lock.unlock();
    }
    return Thread.ofVirtual()
        .start(() -> {
          try {
            task.run();
          } finally {
            ended.release();
            stopRunning();
          }
        });
  }

  /** Lets time pass until all that was started has ended. */
  public void awaitAll() {
    stopRunning();
    ended.acquireUninterruptibly(started);
    lock.lock();
    try {
      started = 0;
      running++;
    } finally {
      lock.unlock();
    }
  }

  private void stopRunning() {
    lock.lock();
    try {
      running--;
      advanceWhenIdle();
    } finally {
      lock.unlock();
    }
  }

  private void advanceWhenIdle() {
    if (running == 0 && !sleeping.isEmpty()) {
      SimulatedWait next = sleeping.removeFirst();
      now = Math.max(now, next.until);
      running++;
      next.due.release();
    }
  }

  private final class SimulatedWait implements Wait {
    private final Semaphore due = new Semaphore(0);
    private long until;
    private long number;
    private boolean woken;

    @Override
    public void await(long nanos) throws InterruptedException {
      if (!fallAsleep(nanos)) {
        return;
      }
      try {
        due.acquire();
      } catch (InterruptedException stopped) {
        lock.lock();
        try {
          running += sleeping.remove(this) ? 1 : 0;
          due.drainPermits();
        } finally {
          lock.unlock();
        }
        throw stopped;
      }
    }

    private boolean fallAsleep(long nanos) {
      lock.lock();
      try {
        if (woken) {
          woken = false;
          return false;
        }
        until = now + Math.clamp(nanos, 0, Long.MAX_VALUE / 4);
        number = numbers++;
        sleeping.add(this);
        running--;
        advanceWhenIdle();
        return true;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void wake() {
      lock.lock();
      try {
        if (sleeping.remove(this)) {
          running++;
          due.release();
        } else {
          woken = true;
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
