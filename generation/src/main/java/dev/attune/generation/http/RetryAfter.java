package dev.attune.generation.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider wants to be left alone: {@code retry-after-ms}, else {@code Retry-After} in
 * seconds or as a date of RFC 1123 or RFC 850 (RFC 9110, 5.6.7 and 10.2.3).
 */
final class RetryAfter {

  /** Who asks for time and cannot say how much gets this. */
  static final Duration UNREADABLE = Duration.ofSeconds(1);

  /** A longer wish is a mistake, or is repeated tomorrow. */
  static final Duration LONGEST = Duration.ofDays(1);

  private static final BigDecimal MILLIS_A_SECOND = BigDecimal.valueOf(1000);

  private final InstantSource clock;

  RetryAfter(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Reads the headers of an answer.
   *
   * @param header gives a header's first value, or null
   * @return zero where neither header is there
   */
  Duration read(Function<String, @Nullable String> header) {
    @Nullable String millis = header.apply("retry-after-ms");
    @Nullable String after = header.apply("retry-after");
    Optional<Duration> exact = number(millis, BigDecimal.ONE);
    if (exact.isPresent()) {
      return exact.get();
    }
    return number(after, MILLIS_A_SECOND)
        .or(() -> date(after, header.apply("date")))
        .orElse(millis == null && after == null ? Duration.ZERO : UNREADABLE);
  }

  private static Optional<Duration> number(@Nullable String value, BigDecimal millisPerUnit) {
    if (value == null || value.length() > 30) {
      return Optional.empty();
    }
    try {
      BigDecimal millis = new BigDecimal(value.strip()).multiply(millisPerUnit);
      return millis.signum() < 0
          ? Optional.empty()
          : Optional.of(bounded(millis.min(BigDecimal.valueOf(LONGEST.toMillis()))));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private static Duration bounded(BigDecimal millis) {
    return Duration.ofNanos(millis.movePointRight(6).longValue());
  }

  /** By the provider's own clock where it shows it, as ours may be off. */
  private Optional<Duration> date(@Nullable String value, @Nullable String sent) {
    return instant(value)
        .map(until -> Duration.between(instant(sent).orElseGet(clock::instant), until))
        .map(left -> left.isNegative() ? Duration.ZERO : left)
        .map(left -> left.compareTo(LONGEST) > 0 ? LONGEST : left);
  }

  private static Optional<Instant> instant(@Nullable String value) {
    try {
      return Optional.ofNullable(value == null ? null : DateUtils.parseStandardDate(value));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
