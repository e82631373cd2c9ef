package dev.attune.modelserver.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what goes through.
 *
 * <p>Threads: written by those of the connections, read by anyone.
 */
public final class Traffic {

  private final LongAdder received = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final LongAdder reset = new LongAdder();
  private final LongAdder abandoned = new LongAdder();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final LongAccumulator most = new LongAccumulator(Long::max, 0);

  /**
   * What went through so far.
   *
   * @param received requests that came whole
   * @param answered requests whose reply went out whole
   * @param reset connections that the server reset on purpose
   * @param abandoned requests whose caller went away before the reply was out
   * @param underWay requests that are neither answered nor abandoned nor reset
   * @param mostUnderWay the highest value that {@code underWay} had
   * @param connections open ones
   */
  public record Snapshot(
      long received,
      long answered,
      long reset,
      long abandoned,
      int underWay,
      int mostUnderWay,
      int connections) {}

  /** How it stands. */
  public Snapshot snapshot() {
    return new Snapshot(
        received.sum(),
        answered.sum(),
        reset.sum(),
        abandoned.sum(),
        underWay.get(),
        (int) most.get(),
        connections.get());
  }

  void connected() {
    connections.incrementAndGet();
  }

  void disconnected() {
    connections.decrementAndGet();
  }

  void began() {
    received.increment();
    most.accumulate(underWay.incrementAndGet());
  }

  void ended(End end) {
    underWay.decrementAndGet();
    switch (end) {
      case ANSWERED -> answered.increment();
      case RESET -> reset.increment();
      case ABANDONED -> abandoned.increment();
    }
  }

  /** How a request ends. */
  enum End {
    ANSWERED,
    RESET,
    ABANDONED
  }
}
