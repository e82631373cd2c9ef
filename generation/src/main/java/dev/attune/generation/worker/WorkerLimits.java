package dev.attune.generation.worker;

import dev.attune.generation.lane.LanePolicy;
import java.time.Duration;

/**
 * Bounds of a worker.
 *
 * @param maxInFlight records polled and not settled above which no more are fetched; one fetch may
 *     exceed it, by {@code max.poll.records} at most
 * @param maxInFlightBytes the same by the size of the records, as polled
 * @param commitEvery longest time between a settlement and its commit
 * @param stopWithin how long running calls may go on after a stop was asked for
 * @param keepWithdrawals how long a request may come after its user took consent back; the longest
 *     deadline
 * @param lanes who may start when
 */
public record WorkerLimits(
    int maxInFlight,
    long maxInFlightBytes,
    Duration commitEvery,
    Duration stopWithin,
    Duration keepWithdrawals,
    LanePolicy lanes) {

  public static final long MAX_BYTES = 32L * 1024 * 1024;
  public static final Duration KEEP_WITHDRAWALS = Duration.ofHours(1);

  public WorkerLimits {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException("maxInFlight must be at least 1, is " + maxInFlight);
    }
    if (maxInFlightBytes < 1) {
      throw new IllegalArgumentException("maxInFlightBytes must be at least 1");
    }
  }

  /** With the usual bounds for the rest. */
  public static WorkerLimits of(
      int maxInFlight, Duration commitEvery, Duration stopWithin, LanePolicy lanes) {
    return new WorkerLimits(
        maxInFlight, MAX_BYTES, commitEvery, stopWithin, KEEP_WITHDRAWALS, lanes);
  }
}
