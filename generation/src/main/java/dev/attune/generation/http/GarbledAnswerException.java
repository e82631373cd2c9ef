package dev.attune.generation.http;

import java.io.IOException;

/** An answer that cannot be read at all: too long, or no UTF-8. */
public final class GarbledAnswerException extends IOException {

  private static final long serialVersionUID = 1L;

  GarbledAnswerException(String message) {
    super(message);
  }
}
