package dev.attune.app.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a termination signal, as something a command can wait for.
 *
 * <p>The command's thread opens it first and closes it last; what it opened in between is closed
 * before the JVM ends. The JVM's shutdown thread only sets the signal and then waits for that
 * close, at most {@value #GRACE_SECONDS} s.
 */
public final class StopSignal implements AutoCloseable {
  private static final int GRACE_SECONDS = 30;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop-signal");

  private StopSignal() {}

  public static StopSignal open() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Returns when the process is asked to stop. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /**
   * Waits no longer than this.
   *
   * @return whether the process was asked to stop
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether it was asked already: a loop's condition. */
  public boolean isSet() {
    return asked.getCount() == 0;
  }

  /** What the shutdown thread runs, and what a test calls in its place. */
  void stop() {
    asked.countDown();
    try {
      if (!closed.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("attune: Not everything stopped in " + GRACE_SECONDS + " s.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (!isSet()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
