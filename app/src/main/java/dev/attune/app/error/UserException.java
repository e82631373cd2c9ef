package dev.attune.app.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the person at the keyboard can mend. The message says in one sentence what is
 * wrong, {@link #remedy()} in one what to do; neither holds a secret.
 */
public class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  public UserException(String message, String remedy) {
    this(message, remedy, null);
  }

  public UserException(String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** What to do, an imperative sentence. */
  public final String remedy() {
    return remedy;
  }
}
