package dev.attune.app.process;

import org.jspecify.annotations.Nullable;

/**
 * A thread whose end does not go unnoticed. The thread writes its failure and ends; whoever started
 * it looks now and then.
 */
public final class Background {

  /** What the thread does; it may be interrupted. */
  @FunctionalInterface
  public interface Task {
    void run() throws InterruptedException;
  }

  private final Thread thread;
  private volatile @Nullable RuntimeException failure;

  private Background(String name, Task task) {
    this.thread = Thread.ofPlatform().name(name).unstarted(() -> watch(task));
  }

  public static Background start(String name, Task task) {
    Background background = new Background(name, task);
    background.thread.start();
    return background;
  }

  private void watch(Task task) {
    try {
      task.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
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
    if (!thread.isAlive()) {
      throw new IllegalStateException(thread.getName() + " ended", failure);
    }
  }

  /** Waits for its end; no longer where the waiting thread is interrupted. */
  public void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
