package dev.attune.generation.admit;

import java.time.Duration;

/**
 * What one model, or this worker's share of it, can bear.
 *
 * @param requestsPerMinute {@link #UNLIMITED} where nobody counts
 * @param tokensPerMinute read and written, or {@link #UNLIMITED}
 * @param leastCalls calls at a time that are always allowed
 * @param mostCalls calls at a time that are never exceeded
 * @param breaker whether the model is left alone for a while after repeated faults
 * @param moneyReset how long a model is left alone whose money is gone, where the provider does not
 *     say
 */
public record AdmissionLimits(
    long requestsPerMinute,
    long tokensPerMinute,
    int leastCalls,
    int mostCalls,
    boolean breaker,
    Duration moneyReset) {

  public static final long UNLIMITED = Long.MAX_VALUE;

  public AdmissionLimits {
    if (requestsPerMinute < 1 || tokensPerMinute < 1 || leastCalls < 1 || mostCalls < leastCalls) {
      throw new IllegalArgumentException("limits have to be positive and in order");
    }
  }

  /** For a writer on this machine, which nothing stands before. */
  public static AdmissionLimits none() {
    return new AdmissionLimits(
        UNLIMITED, UNLIMITED, Integer.MAX_VALUE, Integer.MAX_VALUE, false, Duration.ofHours(1));
  }
}
