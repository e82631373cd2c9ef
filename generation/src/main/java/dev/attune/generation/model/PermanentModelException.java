package dev.attune.generation.model;

import java.time.Duration;

/** The same call will fail again: a person has to change something. */
public final class PermanentModelException extends ModelException {

  /** Why. */
  public enum Reason {
    /** HTTP 401 and 403. */
    UNAUTHORISED,
    /** HTTP 402, and whatever else a provider says it with. */
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
  private final Duration retryAfter;

  public PermanentModelException(Reason reason, String message, Throwable cause) {
    this(reason, message, Duration.ZERO, cause);
  }

  public PermanentModelException(
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
    return switch (reason) {
      case UNAUTHORISED, MONEY_GONE, NOT_FOUND -> Remedy.ELSEWHERE;
      case TOO_LARGE, BAD_REQUEST -> Remedy.NONE;
    };
  }

  @Override
  public Duration retryAfter() {
    return retryAfter;
  }
}
