package dev.attune.connectors.log.line;

/** A log that cannot be read at all. The message is one clear line that says what to do. */
public class LogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what to tell the user. */
  public LogException(String message) {
    super(message);
  }

  /** With what to tell the user, and what lies under it. */
  public LogException(String message, Throwable cause) {
    super(message, cause);
  }
}
