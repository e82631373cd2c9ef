package dev.attune.benchmarks.worker;

import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.watch.ResponseWatch;
import java.util.function.Consumer;

/** Waits for responses. */
public record Progress(
    ResponseWatch watch, ChildJvm worker, Consumer<String> listener, String name) {

  private static final long STEP_MILLIS = 100;
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long SAY_NANOS = 5_000_000_000L;

  /** Waits until so many requests are answered, or until nothing has come for a minute. */
  public void until(int count) throws InterruptedException {
    int last = watch.answered();
    long changed = System.nanoTime();
    long said = changed;
    while (last < count && System.nanoTime() - changed < PATIENCE_NANOS) {
      worker.requireAlive();
      Thread.sleep(STEP_MILLIS);
      int now = watch.answered();
      changed = now > last ? System.nanoTime() : changed;
      last = now;
      if (System.nanoTime() - said > SAY_NANOS) {
        said = System.nanoTime();
        listener.accept(name + ": " + now + " answered");
      }
    }
  }
}
