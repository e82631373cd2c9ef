package dev.attune.schemas.topic;

import java.util.Locale;

/** What becomes of old records. */
public enum CleanupPolicy {
  /** They go after the retention. */
  DELETE,
  /** The newest of each key stays for ever, and older ones at least for the retention. */
  COMPACT;

  /** The broker's word for it, the value of {@code cleanup.policy}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
