package dev.attune.app.error;

/** The command was called, or configured, in a way that cannot work. Exit code 2. */
public final class UsageException extends UserException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message, String remedy) {
    super(message, remedy);
  }
}
