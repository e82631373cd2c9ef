package dev.attune.generation.worker;

import java.time.Duration;

/**
 * Bounds of a worker.
 *
 * @param maxInFlight records polled and not settled above which no more are fetched; one fetch may
 *     exceed it, by {@code max.poll.records} at most
 * @param commitEvery longest time between a settlement and its commit
 * @param stopWithin how long running calls may go on after a stop was asked for
 */
public record WorkerLimits(int maxInFlight, Duration commitEvery, Duration stopWithin) {

  public WorkerLimits {
    if (maxInFlight < 1) {
      throw new IllegalArgumentException("maxInFlight must be at least 1, is " + maxInFlight);
    }
  }
}
