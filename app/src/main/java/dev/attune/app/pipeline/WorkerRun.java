package dev.attune.app.pipeline;

import dev.attune.app.process.Background;
import dev.attune.generation.consent.WithdrawalTail;
import dev.attune.generation.worker.GenerationWorker;

/** A worker and the tail that tells it of withdrawals, each on a thread of its own. */
public final class WorkerRun implements AutoCloseable {

  private final GenerationWorker worker;
  private final WithdrawalTail tail;
  private final Background thread;

  private WorkerRun(GenerationWorker worker, WithdrawalTail tail, Background thread) {
    this.worker = worker;
    this.tail = tail;
    this.thread = thread;
  }

  /** Takes ownership of a worker that does not run yet, and of its tail. */
  public static WorkerRun start(GenerationWorker worker, WithdrawalTail tail) {
    return new WorkerRun(worker, tail, Background.start("generation-worker", worker::run));
  }

  /** Whether it still works. */
  public boolean isAlive() {
    return thread.isAlive();
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
    try (tail) {
      worker.close();
      thread.join();
    }
  }
}
