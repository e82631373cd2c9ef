package dev.attune.generation.model;

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
}
