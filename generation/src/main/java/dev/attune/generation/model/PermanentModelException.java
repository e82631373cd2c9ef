package dev.attune.generation.model;

/** The same call will fail again: a person has to change something. */
public final class PermanentModelException extends ModelException {

  /** Why. */
  public enum Reason {
    /** HTTP 401 and 403. */
    UNAUTHORISED,
    /** HTTP 402. */
    MONEY_GONE,
    /** HTTP 404: no such model or no such path. */
    NOT_FOUND,
    /** HTTP 413. */
    TOO_LARGE,
    /** HTTP 400, 422 and the rest of 4xx, and what the library itself does not support. */
    BAD_REQUEST
  }

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  public PermanentModelException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  @Override
  public String reason() {
    return reason.name();
  }
}
