package dev.attune.app.pipeline;

import dev.attune.app.process.Background;
import dev.attune.generation.worker.GenerationWorker;

/** A worker on a thread of its own, which ends with {@link #close}. */
public final class WorkerRun implements AutoCloseable {

  private final GenerationWorker worker;
  private final Background thread;

  private WorkerRun(GenerationWorker worker, Background thread) {
    this.worker = worker;
    this.thread = thread;
  }

  /** Takes ownership of a worker that does not run yet. */
  public static WorkerRun start(GenerationWorker worker) {
    return new WorkerRun(worker, Background.start("generation-worker", worker::run));
  }

  /**
   * To be called while it should still work.
   *
   * @throws IllegalStateException where it has ended
   */
  public void requireAlive() {
    thread.requireAlive();
  }

  @Override
  public void close() {
    worker.close();
    thread.join();
  }
}
