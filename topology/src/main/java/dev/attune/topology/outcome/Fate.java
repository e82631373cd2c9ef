package dev.attune.topology.outcome;

/** What becomes of an outcome, an order or a refund. */
enum Fate {
  /** It counts. */
  COUNTED,
  /** It waits: its offer is still being written. */
  WAITS,
  /** The same was told before. */
  REPEATED,
  /** It reached the log after the window. */
  LATE,
  /** There is no such offer or order, or not any more. */
  UNKNOWN,
  /** There is no offer that could claim it. */
  UNCLAIMED,
  /** Its kind says nothing of an offer. */
  IGNORED
}
