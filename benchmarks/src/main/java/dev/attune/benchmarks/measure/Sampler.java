package dev.attune.benchmarks.measure;

import dev.attune.benchmarks.process.ChildJvm;
import dev.attune.benchmarks.process.Sandbox;
import java.util.function.Consumer;

/**
 * Watches one engine.
 *
 * @param progress what the engine has done
 */
public record Sampler(Progress progress, ChildJvm engine, Sandbox sandbox) {

  private static final long STEP_MILLIS = 250;

  /** Where things stand. */
  public Sample now() throws InterruptedException {
    return new Sample(System.nanoTime(), progress.events(), engine.cpuTime(), sandbox.cpuTime());
  }

  /** Waits until so many events are done. The first sample at or after that. */
  public Sample await(long events, Consumer<Sample> listener) throws InterruptedException {
    while (true) {
      engine.requireAlive();
      Sample sample = now();
      listener.accept(sample);
      if (sample.events() >= events) {
        return sample;
      }
      Thread.sleep(STEP_MILLIS);
    }
  }
}
