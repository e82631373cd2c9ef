package dev.attune.app.replay;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.attune.avro.DecisionOutcome;
import dev.attune.connectors.log.LogCounts;

/**
 * The last line of a replay, as JSON.
 *
 * @param events events of users read from the log
 * @param badLines lines that could not be used
 * @param deadLetters events that the pipeline gave up
 * @param users profiles at the end
 * @param views product views counted in the profiles
 * @param cartAdditions additions to carts counted in the profiles
 * @param purchases completed orders counted in the profiles
 * @param triggers triggers; equals the sum of the six ends that follow, plus open
 * @param open triggers without an end, those that quiet hours hold beyond the log included
 * @param discarded answers that nobody waited for
 * @param offersSha256 SHA-256 of the offers as JSON lines, sorted by time, user and id
 */
@JsonPropertyOrder({
  "events", "badLines", "deadLetters", "users", "views", "cartAdditions", "purchases", "triggers",
  "offered", "fallback", "suppressed", "superseded", "expired", "failed", "open", "discarded",
  "offersSha256"
})
public record ReplaySummary(
    long events,
    long badLines,
    long deadLetters,
    long users,
    long views,
    long cartAdditions,
    long purchases,
    long triggers,
    long offered,
    long fallback,
    long suppressed,
    long superseded,
    long expired,
    long failed,
    long open,
    long discarded,
    String offersSha256) {

  static ReplaySummary of(LogCounts log, StateTotals state, ReplayOutput out, String sha256) {
    return new ReplaySummary(
        log.totalEvents(),
        log.badLines(),
        out.deadLetters(),
        state.users(),
        state.views(),
        state.cartAdditions(),
        state.orders(),
        state.triggers(),
        out.count(DecisionOutcome.OFFERED),
        out.count(DecisionOutcome.FALLBACK),
        out.count(DecisionOutcome.SUPPRESSED),
        out.count(DecisionOutcome.SUPERSEDED),
        out.count(DecisionOutcome.EXPIRED),
        out.count(DecisionOutcome.FAILED),
        state.open() + state.held(),
        out.count(DecisionOutcome.DISCARDED),
        sha256);
  }

  /** Law 1: every trigger ends exactly once. */
  public boolean isConserved() {
    return triggers == offered + fallback + suppressed + superseded + expired + failed + open;
  }
}
