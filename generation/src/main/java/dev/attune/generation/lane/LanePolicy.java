package dev.attune.generation.lane;

import dev.attune.avro.GenerationRequest;
import dev.attune.generation.call.Deadlines;
import java.time.Duration;
import java.util.Optional;

/**
 * Who may start when, and what ends before its turn.
 *
 * @param deadlines until when an answer is of use: the total deadline
 * @param cancel when a superseded call is ended
 * @param maxCalls requests that are being answered at the same time
 * @param ageing time of waiting that makes up for one class of priority
 * @param queueLimit longest wait in the worker before the first call; empty for the total deadline
 *     only
 */
public record LanePolicy(
    Deadlines deadlines,
    Supersession supersession,
    CancelRule cancel,
    int maxCalls,
    Duration ageing,
    Optional<Duration> queueLimit) {

  /** A second more or less decides nothing among people; an order by deadline within it does. */
  public static final Duration AGEING = Duration.ofSeconds(1);

  /** What a call still has to bring before it is worth the connection that ending it costs. */
  public static final CancelRule CANCEL = new CancelRule(0.25);

  public LanePolicy {
    if (maxCalls < 1) {
      throw new IllegalArgumentException("at least one call must be allowed, not " + maxCalls);
    }
    if (!ageing.isPositive()) {
      throw new IllegalArgumentException("ageing must take some time, not " + ageing);
    }
  }

  /** In production: what is late or superseded is ended. */
  public static LanePolicy live(Deadlines deadlines) {
    return new LanePolicy(
        deadlines, Supersession.END_OLDER, CANCEL, Integer.MAX_VALUE, AGEING, Optional.empty());
  }

  /** In a replay, where the log decides what was late or superseded, and not this machine. */
  public static LanePolicy replay() {
    return new LanePolicy(
        Deadlines.replay(),
        Supersession.ANSWER_ALL,
        CancelRule.NEVER,
        Integer.MAX_VALUE,
        AGEING,
        Optional.empty());
  }

  /**
   * A request's place among those that wait; lower starts earlier. Time is cut into steps of the
   * ageing time, and each step that a request came earlier makes up for one class. So the order of
   * two requests never changes while they wait, and none waits for ever.
   */
  long rank(GenerationRequest request, long arrivedNanos) {
    return request.getPriority() + Math.floorDiv(arrivedNanos, ageing.toNanos());
  }

  boolean late(Work work) {
    return !deadlines.left(work.request()).isPositive();
  }

  boolean waitedTooLong(Work work) {
    return queueLimit.filter(limit -> work.waited().compareTo(limit) > 0).isPresent();
  }
}
