package dev.attune.app.server.desk;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last ten minutes, second by second. The reader's thread beats; any other waits for the next
 * beat or takes what there is.
 */
final class Pulse {

  static final int KEPT = 600;

  private final Deque<Tick> ticks = new ArrayDeque<>(KEPT);
  private boolean closed;

  synchronized void beat(Tick tick) {
    ticks.addLast(tick);
    if (ticks.size() > KEPT) {
      ticks.removeFirst();
    }
    notifyAll();
  }

  /**
   * Ticks after this one, oldest first.
   *
   * @param sequence of the last that is known; 0 for none
   * @param atMost how long to wait for one
   * @return empty after that time, or where it is closed
   */
  synchronized List<Tick> after(long sequence, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    long left = atMost.toMillis();
    while (!closed && left > 0 && (ticks.isEmpty() || ticks.getLast().sequence() <= sequence)) {
      wait(left);
      left = Duration.ofNanos(end - System.nanoTime()).toMillis();
    }
    List<Tick> news = new ArrayList<>();
    for (Tick tick : ticks) {
      if (tick.sequence() > sequence) {
        news.add(tick);
      }
    }
    return news;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Lets everybody go who waits. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
