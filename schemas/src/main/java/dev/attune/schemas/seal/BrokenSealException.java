package dev.attune.schemas.seal;

/** Sealed bytes do not open with their key. The message holds nothing of the content. */
public final class BrokenSealException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenSealException(String message) {
    super(message);
  }
}
