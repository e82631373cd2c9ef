package dev.attune.generation.admit;

import dev.attune.generation.admit.line.Ask;
import dev.attune.generation.time.Pace;

/**
 * What a model bears now, while it is well: its rates, its places, and its wish to be left alone.
 *
 * <p>Guarded by its gate's lock.
 */
final class Capacity {

  private final TokenBucket requests;
  private final TokenBucket tokens;
  private final AdaptiveConcurrency concurrency;
  private long heldUntil = Long.MIN_VALUE;

  Capacity(AdmissionLimits limits, long now) {
    this.requests = new TokenBucket(limits.requestsPerMinute(), now);
    this.tokens = new TokenBucket(limits.tokensPerMinute(), now);
    this.concurrency = new AdaptiveConcurrency(limits.leastCalls(), limits.mostCalls());
  }

  /** When it would bear this call; now or earlier where it does. */
  Readiness readiness(Ask ask, long now) {
    if (heldUntil > now) {
      return new Readiness(heldUntil, WaitCause.HOLD);
    }
    long rate = Math.max(requests.readyAt(1, now), tokens.readyAt(ask.tokens(), now));
    if (rate > now) {
      return new Readiness(rate, WaitCause.RATE);
    }
    return new Readiness(concurrency.isFull() ? Pace.NEVER : now, WaitCause.CONCURRENCY);
  }

  void started(Ask ask) {
    requests.take(1);
    tokens.take(ask.tokens());
    concurrency.started();
  }

  /**
   * A call ended.
   *
   * @param tooMany tokens that were estimated and not used
   */
  void ended(CallEnd end, long startedAt, long tooMany, long now) {
    concurrency.ended(end, startedAt, now);
    tokens.correct(tooMany, now);
  }

  void holdUntil(long moment) {
    heldUntil = Math.max(heldUntil, moment);
  }

  /** Calls at a time that are allowed now. */
  int limit() {
    return concurrency.limit();
  }

  int running() {
    return concurrency.running();
  }

  /**
   * When a call may start, and what it waits for until then.
   *
   * @param at {@link Pace#NEVER} where another has to end first
   */
  record Readiness(long at, WaitCause cause) {}
}
