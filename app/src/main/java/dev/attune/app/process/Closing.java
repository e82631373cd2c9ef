package dev.attune.app.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been opened so far, to be closed in the reverse order: all of it, even where one of them
 * fails. For a start of many steps each of which may fail. One thread's.
 */
public final class Closing implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Takes ownership. */
  public <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public void close() {
    RuntimeException failures = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        failures = failures == null ? new IllegalStateException("cannot close", e) : failures;
        failures.addSuppressed(e);
      }
    }
    if (failures != null) {
      throw failures;
    }
  }
}
