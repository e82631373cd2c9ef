package dev.attune.modelserver.json;

/** A thing that a provider does not have: status 404; the message names it. */
public final class NotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** See {@link NotFoundException}. */
  public NotFoundException(String message) {
    super(message);
  }
}
