package dev.attune.app.privacy.trial;

import java.time.Duration;

/**
 * How large a trial is.
 *
 * @param users in all
 * @param erased of them
 * @param patience how long the last trace is waited for
 */
public record TrialOptions(int users, int erased, long seed, Duration patience) {

  public TrialOptions {
    if (erased < 1 || erased >= users) {
      throw new IllegalArgumentException("erase at least one user and leave one");
    }
  }
}
