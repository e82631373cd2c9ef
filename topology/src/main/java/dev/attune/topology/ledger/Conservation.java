package dev.attune.topology.ledger;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/**
 * The first law as a meter: every trigger that fires is decided, or open, or held. Triggers are
 * counted where they fire, decisions where they leave, and what waits where books are written; what
 * is missing between the three is shown and has to be 0 between two records. Counts are of this
 * process since its start: what waited before it counts when it ends, on both sides.
 *
 * <p>Threads: all stream threads add, the meter's reader sums.
 */
public final class Conservation {

  private final LongAdder fired = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private final LongAdder waiting = new LongAdder();

  /** A meter of its own for each topology. */
  public Conservation(MeterRegistry meters) {
    Meters.TRIGGERS_WAITING.gauge(meters, waiting::sum);
    Meters.TRIGGERS_UNACCOUNTED.gauge(meters, this::unaccounted);
  }

  /** A trigger fired. */
  public void fired() {
    fired.increment();
  }

  /** A decision left. */
  void decided(Decision decision) {
    if (isEnd(decision.getOutcome())) {
      ended.increment();
    }
  }

  /** A book was written that holds so many more waiting triggers than before. */
  void waiting(int more) {
    waiting.add(more);
  }

  /** Triggers of which nothing is known: 0, or something was lost (above) or doubled (below). */
  public long unaccounted() {
    return fired.sum() - ended.sum() - waiting.sum();
  }

  /** Whether an outcome ends a trigger. */
  public static boolean isEnd(DecisionOutcome outcome) {
    return outcome != DecisionOutcome.DISCARDED && outcome != DecisionOutcome.RECALLED;
  }
}
