package dev.attune.generation.model;

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

  public TransientModelException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  @Override
  public String reason() {
    return reason.name();
  }
}
