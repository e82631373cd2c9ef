package dev.attune.topology.playbook.reward;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deeds are put down to an offer, and what they are worth.
 *
 * @param window how long after it was seen an offer may claim what the user does
 * @param late how much later the log may tell of it
 * @param refunds how long after that refunds take back
 * @param credit whose an order is that several offers may claim
 * @param currency of money that counts; null for any
 */
public record AttributionRule(
    Duration window,
    Duration late,
    Duration refunds,
    CreditRule credit,
    @Nullable String currency,
    RewardWeights weights) {

  /** Whether something done at a moment is within the window. */
  public boolean covers(Instant start, Instant at) {
    return !at.isBefore(start) && at.isBefore(start.plus(window));
  }

  /** From when on the log tells too late. */
  public Instant closes(Instant start) {
    return start.plus(window).plus(late);
  }

  /** From when on even a refund comes too late. */
  public Instant settled(Instant start) {
    return closes(start).plus(refunds);
  }
}
