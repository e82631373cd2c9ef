package dev.attune.generation.record;

import org.jspecify.annotations.Nullable;

/** A recording cannot be written, read, or does not hold what was asked. The message says why. */
public final class RecordingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RecordingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
