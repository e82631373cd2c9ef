package dev.attune.generation.admit;

/** What the end of a call says about the model, as far as admitting the next one goes. */
public enum CallEnd {
  /** It answered, whatever the answer is worth. */
  ANSWERED,
  /** It says that it is called too often. It is well, so its breaker does not count that. */
  RATE_LIMITED,
  /** No answer in time, or a fault of the server. */
  OVERLOADED,
  /** Unreachable, garbled, or it does not let us in: not for being called too often. */
  FAULTY,
  /** The account is empty. */
  MONEY_GONE,
  /** No answer by the request's deadline, which says little of a model that was called late. */
  CUT_SHORT,
  /** Nothing: we ended it ourselves, or the request was at fault. */
  UNKNOWN;

  boolean isResistance() {
    return this == RATE_LIMITED || this == OVERLOADED;
  }

  boolean isFault() {
    return this == OVERLOADED || this == FAULTY;
  }
}
