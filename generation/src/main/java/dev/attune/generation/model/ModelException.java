package dev.attune.generation.model;

import java.time.Duration;

/**
 * A call that brought no answer. The subtypes say whether another try may help; the message is one
 * line for a person, without the provider's own text, which may repeat the prompt or a key.
 */
public abstract sealed class ModelException extends RuntimeException
    permits TransientModelException, PermanentModelException {

  private static final long serialVersionUID = 1L;

  ModelException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Short name of the kind of failure, for counting. */
  public abstract String reason();

  /** What may help. */
  public abstract Remedy remedy();

  /** How long the provider wants to be left alone; zero where it does not say. */
  public abstract Duration retryAfter();
}
