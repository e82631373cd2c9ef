package dev.attune.schemas.topic;

/** What becomes of old records. */
public enum CleanupPolicy {
  /** They go after the retention. */
  DELETE("delete"),
  /** The newest of each key stays for ever, and older ones at least for the retention. */
  COMPACT("compact"),
  /** The newest of each key stays for ever, and older ones at most for the retention. */
  COMPACT_SOON("compact"),
  /**
   * They go after the retention; where a newer one of the key has come, after {@link
   * Topic#OFFER_LIFE} already. So a null, by which a key is taken back, soon takes all before it
   * along.
   */
  COMPACT_DELETE("compact,delete");

  private final String word;

  CleanupPolicy(String word) {
    this.word = word;
  }

  /** The broker's word for it, the value of {@code cleanup.policy}. */
  public String word() {
    return word;
  }
}
