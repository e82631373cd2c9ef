package dev.attune.generation.admit.line;

import java.util.Comparator;

/**
 * A request's place in a line: by its class, which improves while it waits, then by its deadline.
 *
 * <p>Classes are worth {@link #AGEING_NANOS} of waiting each. So one of class 2 goes before one of
 * class 0 that came more than twice that later, and nobody waits for ever. As all age alike, the
 * order of two never changes while they wait, and a sorted set can hold it.
 *
 * @param slice when it came, plus what its class costs, in slices of {@link #SLICE_NANOS}
 * @param priority its class; 0 is the first
 * @param deadlineNanos within a slice the earlier deadline goes first
 * @param number counts all that came, to tell equals apart
 */
public record Turn(long slice, int priority, long deadlineNanos, long number)
    implements Comparable<Turn> {

  static final long AGEING_NANOS = 5_000_000_000L;
  static final long SLICE_NANOS = 100_000_000L;

  /** By class, and in it who has the most time goes first. */
  static final Comparator<Turn> BY_TIME_LEFT =
      Comparator.comparingInt(Turn::priority)
          .thenComparing(Comparator.comparingLong(Turn::deadlineNanos).reversed())
          .thenComparingLong(Turn::number);

  private static final int LOWEST_CLASS = 1000;

  private static final Comparator<Turn> ORDER =
      Comparator.comparingLong(Turn::slice)
          .thenComparingLong(Turn::deadlineNanos)
          .thenComparingLong(Turn::number);

  static Turn of(Ask ask, long number) {
    int priority = Math.clamp(ask.priority(), 0, LOWEST_CLASS);
    long slice = (ask.cameAt() + AGEING_NANOS * priority) / SLICE_NANOS;
    return new Turn(slice, priority, ask.deadlineNanos(), number);
  }

  @Override
  public int compareTo(Turn other) {
    return ORDER.compare(this, other);
  }
}
