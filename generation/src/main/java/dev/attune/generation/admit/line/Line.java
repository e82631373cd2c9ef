package dev.attune.generation.admit.line;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait, in order of their {@link Turn}. Who is next also depends on time: where the first
 * of the line may not be answered in time any more, there is more to do than can be done, and to
 * serve the oldest would mean to serve each of them a moment too late.
 *
 * <p>Guarded by its gate's lock.
 *
 * @param <T> who waits
 */
public final class Line<T> {

  private final NavigableMap<Turn, T> byTurn = new TreeMap<>();
  private final NavigableSet<Turn> byTimeLeft = new TreeSet<>(Turn.BY_TIME_LEFT);
  private long numbers;

  /** Lets one wait. */
  public Turn add(Ask ask, T waiting) {
    Turn turn = Turn.of(ask, numbers++);
    byTurn.put(turn, waiting);
    byTimeLeft.add(turn);
    return turn;
  }

  /** Ends a wait; nothing where it has ended. */
  public void remove(Turn turn) {
    byTurn.remove(turn);
    byTimeLeft.remove(turn);
  }

  public boolean isEmpty() {
    return byTurn.isEmpty();
  }

  public int size() {
    return byTurn.size();
  }

  /** Whether all others come later. */
  public boolean isFirst(Turn turn) {
    return !isEmpty() && byTurn.firstKey().equals(turn);
  }

  /** Whose turn comes first; null where nobody waits. */
  public @Nullable T first() {
    return isEmpty() ? null : byTurn.firstEntry().getValue();
  }

  /**
   * The first whose deadline is not before that moment; where the very first of the line has less
   * time, the one of its class, or else of a lower one, that has the most.
   *
   * @param ample a deadline that leaves enough time, nanoseconds
   */
  public Map.Entry<Turn, T> next(long ample) {
    return byTurn.firstKey().deadlineNanos() >= ample ? byTurn.firstEntry() : withMostTime(ample);
  }

  /**
   * Who has the most time in the first class in which anybody has enough; where nobody has, who has
   * the most of all.
   */
  public Map.Entry<Turn, T> withMostTime(long ample) {
    Turn most = byTimeLeft.first();
    for (Turn best = most; best != null; best = firstBelow(best.priority())) {
      if (best.deadlineNanos() >= ample) {
        return entry(best);
      }
      most = best.deadlineNanos() > most.deadlineNanos() ? best : most;
    }
    return entry(most);
  }

  private @Nullable Turn firstBelow(int priority) {
    return byTimeLeft.higher(new Turn(0, priority, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private Map.Entry<Turn, T> entry(Turn turn) {
    return Map.entry(turn, Objects.requireNonNull(byTurn.get(turn), "both hold the same"));
  }

  /** All who wait, the first first. */
  public void forEach(Consumer<T> action) {
    byTurn.values().forEach(action);
  }
}
