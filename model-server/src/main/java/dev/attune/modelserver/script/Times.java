package dev.attune.modelserver.script;

import dev.attune.modelserver.behaviour.Latency;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as a person writes them. */
public final class Times {

  /** What may stand there. */
  public static final String FORM = "a time of at most a day, such as 250ms, 2s or 5m";

  private static final Pattern TIME = Pattern.compile("(\\d{1,8})(ms|s|m|h)");
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final String BETWEEN = "..";

  private Times() {}

  /**
   * Such as {@code 250ms}, {@code 2s}, {@code 5m} or {@code 1h}.
   *
   * @throws IllegalArgumentException when the text is no such time or above a day
   */
  public static Duration read(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'%s' is no time; expected %s".formatted(text, FORM));
    }
    long number = Long.parseLong(matcher.group(1));
    Duration time =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        };
    if (time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("'%s' is too long; expected %s".formatted(text, FORM));
    }
    return time;
  }

  /**
   * One time, or two with dots between them for all between: {@code 2s}, {@code 1s..4s}.
   *
   * @throws IllegalArgumentException when the text is neither
   */
  public static Latency latency(String text) {
    int dots = text.indexOf(BETWEEN);
    return dots < 0
        ? Latency.constant(read(text))
        : Latency.uniform(
            read(text.substring(0, dots)), read(text.substring(dots + BETWEEN.length())));
  }
}
