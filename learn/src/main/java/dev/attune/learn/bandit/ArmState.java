package dev.attune.learn.bandit;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of an arm: a tally for each span of time in which choices were made. Tallies are
 * whole numbers and only added up, so that the state is the same whatever the order of the
 * feedback: that of a stream is that of a recount. Fading happens when it is read.
 *
 * @param spans tally by number of the span, counted from the epoch
 */
public record ArmState(SortedMap<Long, Tally> spans) {

  /** Of an arm that was never shown. */
  public static final ArmState NEW = new ArmState(new TreeMap<>());

  public ArmState {
    spans = Collections.unmodifiableSortedMap(new TreeMap<>(spans));
  }

  /**
   * With feedback on a choice. A choice is judged once: when its reward comes, or when its window
   * of attribution closes without one. So choices that are still open count as neither.
   *
   * @param chosenAt when the choice was made, milliseconds since the epoch
   */
  public ArmState with(Tally feedback, long chosenAt, Decay decay) {
    TreeMap<Long, Tally> changed = new TreeMap<>(spans);
    changed.merge(decay.span(chosenAt), feedback, Tally::plus);
    return new ArmState(pruned(changed, decay));
  }

  /** With what somebody else counted. */
  public ArmState merge(ArmState other, Decay decay) {
    TreeMap<Long, Tally> changed = new TreeMap<>(spans);
    other.spans.forEach((span, tally) -> changed.merge(span, tally, Tally::plus));
    return new ArmState(pruned(changed, decay));
  }

  /** What of it counts as of a moment. */
  public Evidence evidence(long at, Decay decay) {
    double trials = 0;
    double sum = 0;
    double squares = 0;
    for (var span : spans.entrySet()) {
      double weight = decay.weight(span.getKey(), at);
      trials += weight * span.getValue().trials();
      sum += weight * span.getValue().sum();
      squares += weight * span.getValue().sumOfSquares();
    }
    return new Evidence(trials, sum, squares);
  }

  /** What is too old to count is the same for every order, as only the newest span decides. */
  private static SortedMap<Long, Tally> pruned(NavigableMap<Long, Tally> spans, Decay decay) {
    return spans.isEmpty() ? spans : spans.tailMap(decay.oldest(spans.lastKey()), true);
  }
}
