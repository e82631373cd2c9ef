package dev.attune.generation.time;

import java.time.Duration;

/** A call was ended because its time was out. */
public final class TimeLimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TimeLimitException(Duration limit, Throwable cause) {
    super("no answer within " + limit.toMillis() + " ms", cause);
  }
}
