package dev.attune.generation.model;

import java.time.Duration;

/** The same call may succeed later, or with another provider. */
public final class TransientModelException extends ModelException {

  /** Why. */
  public enum Reason {
    /** HTTP 429: too many requests or tokens a minute. */
    RATE_LIMITED,
    /** The provider's time-out, or HTTP 408. */
    TIMED_OUT,
    /** HTTP 409, 5xx, 529. */
    SERVER_FAULT,
    /** Refused, reset or unknown host. */
    UNREACHABLE,
    /** Status 200, but no answer of the documented form: HTML, truncated JSON, nothing. */
    GARBLED,
    /** Our own deadline, or a stop of the worker. */
    INTERRUPTED
  }

  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final Duration retryAfter;

  public TransientModelException(Reason reason, String message, Throwable cause) {
    this(reason, message, Duration.ZERO, cause);
  }

  public TransientModelException(
      Reason reason, String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** Why, as a value. */
  public Reason kind() {
    return reason;
  }

  @Override
  public String reason() {
    return reason.name();
  }

  @Override
  public Remedy remedy() {
    return reason == Reason.INTERRUPTED ? Remedy.NONE : Remedy.AGAIN;
  }

  @Override
  public Duration retryAfter() {
    return retryAfter;
  }
}
