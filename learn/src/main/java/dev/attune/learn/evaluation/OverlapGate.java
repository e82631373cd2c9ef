package dev.attune.learn.evaluation;

import java.util.Locale;
import java.util.Optional;

/**
 * Below what overlap nothing is said of a policy.
 *
 * @param effectiveSampleSize least effective sample size
 * @param effectiveShare least effective sample size as a share of the log
 * @param unsupported greatest share of the policy's choices that the log never shows
 * @param meanWeightErrors by how many standard errors the mean weight may differ from 1
 */
public record OverlapGate(
    double effectiveSampleSize,
    double effectiveShare,
    double unsupported,
    double meanWeightErrors) {

  /** 100 choices, 1 % of the log, 1 % unsupported, 5 standard errors. */
  public static final OverlapGate STANDARD = new OverlapGate(100, 0.01, 0.01, 5);

  /** A log says too little of a policy for a figure to be worth reading. */
  public static final class PoorOverlapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PoorOverlapException(String message) {
      super(message);
    }
  }

  /** Why the overlap is too poor, in words for a person; empty when it suffices. */
  public Optional<String> refusal(Overlap overlap) {
    if (overlap.unsupported() > unsupported) {
      return says(
          "%.1f %% of the policy's choices are never in the log; at most %.1f %% may be",
          100 * overlap.unsupported(), 100 * unsupported);
    }
    if (overlap.effectiveSampleSize() < effectiveSampleSize) {
      return says(
          "the effective sample size is %.1f; at least %.0f is needed",
          overlap.effectiveSampleSize(), effectiveSampleSize);
    }
    if (overlap.effectiveShare() < effectiveShare) {
      return says(
          "the effective sample size is %.2f %% of the log; at least %.2f %% is needed",
          100 * overlap.effectiveShare(), 100 * effectiveShare);
    }
    // Where no weight varies there is no standard error, and rounding is not a fault of the log.
    double tolerance = meanWeightErrors * overlap.meanWeightError() + 1e-6;
    if (Math.abs(overlap.meanWeight() - 1) > tolerance) {
      return says(
          "the mean weight is %.3f where 1 is expected, give or take %.3f: the propensities do not"
              + " fit the choices",
          overlap.meanWeight(), tolerance);
    }
    return Optional.empty();
  }

  private static Optional<String> says(String format, Object... figures) {
    return Optional.of(String.format(Locale.ROOT, format, figures));
  }
}
