package dev.attune.generation.admit;

/** What a call waits for. */
public enum WaitCause {
  BREAKER,
  /** The provider asked to be left alone. */
  HOLD,
  /** Requests or tokens a minute. */
  RATE,
  CONCURRENCY
}
