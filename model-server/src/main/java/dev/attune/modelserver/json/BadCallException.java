package dev.attune.modelserver.json;

/** A request that a provider would refuse with status 400; the message says why. */
public final class BadCallException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** See {@link BadCallException}. */
  public BadCallException(String message) {
    super(message);
  }
}
