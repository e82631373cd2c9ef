package dev.attune.modelserver.behaviour;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * When a refused caller is told to come back, in one of the forms seen in the wild (RFC 9110,
 * section 10.2.3, and what providers made of it).
 *
 * @param form how it is said
 * @param delay how long to wait; without meaning for {@link Form#NONE} and {@link Form#GARBAGE}
 */
public record RetryAfter(Form form, Duration delay) {

  /** It is not said. */
  public static final RetryAfter NONE = new RetryAfter(Form.NONE, Duration.ZERO);

  /** It is said in a way that nobody can read. */
  public static final RetryAfter GARBAGE = new RetryAfter(Form.GARBAGE, Duration.ZERO);

  /** The forms. */
  public enum Form {
    /** No header. */
    NONE,
    /** {@code Retry-After: 2}. */
    SECONDS,
    /** {@code Retry-After: Sun, 06 Nov 1994 08:49:37 GMT}. */
    DATE,
    /** {@code retry-after-ms: 1500}, as OpenAI and Azure send. */
    MILLISECONDS,
    /** {@code Retry-After: soon}. */
    GARBAGE
  }

  /** A number of whole seconds. */
  public static RetryAfter seconds(long seconds) {
    return new RetryAfter(Form.SECONDS, Duration.ofSeconds(seconds));
  }

  /** A date that lies so far in the future when the answer is made. */
  public static RetryAfter date(Duration ahead) {
    return new RetryAfter(Form.DATE, ahead);
  }

  /** A number of milliseconds in a header of its own. */
  public static RetryAfter milliseconds(long milliseconds) {
    return new RetryAfter(Form.MILLISECONDS, Duration.ofMillis(milliseconds));
  }

  /** The headers that say it. */
  public Map<String, String> headers(Instant now) {
    return switch (form) {
      case NONE -> Map.of();
      case SECONDS -> Map.of("retry-after", Long.toString(delay.toSeconds()));
      case DATE ->
          Map.of(
              "retry-after",
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  now.plus(delay).atOffset(ZoneOffset.UTC)));
      case MILLISECONDS -> Map.of("retry-after-ms", Long.toString(delay.toMillis()));
      case GARBAGE -> Map.of("retry-after", "soon");
    };
  }
}
