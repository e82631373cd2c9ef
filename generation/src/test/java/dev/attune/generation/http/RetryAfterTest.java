package dev.attune.generation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final RetryAfter headers = new RetryAfter(InstantSource.fixed(NOW));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "0                               | -    | 0",
        "2                               | -    | 2000",
        "120                             | -    | 120000",
        "0.25                            | -    | 250",
        "' 3 '                           | -    | 3000",
        "99999999999999                  | -    | 86400000",
        "1e300                           | -    | 86400000",
        "Tue, 24 Nov 2026 10:00:07 GMT   | -    | 7000",
        "Tuesday, 24-Nov-26 10:00:07 GMT | -    | 7000",
        "Tue, 24 Nov 2026 09:00:00 GMT   | -    | 0",
        "Wed, 24 Nov 2100 09:00:00 GMT   | -    | 86400000",
        "-                               | 1500 | 1500",
        "-                               | 12.5 | 12",
        "60                              | 1500 | 1500",
        "60                              | soon | 60000",
        "-5                              | -    | 1000",
        "soon                            | -    | 1000",
        "''                              | -    | 1000",
        "NaN                             | -    | 1000",
        "120s                            | -    | 1000",
        "-                               | soon | 1000",
        "-                               | -    | 0"
      })
  void shouldReadEveryForm(String after, String millis, long expectedMillis) {
    // Given
    Map<String, String> sent = new HashMap<>();
    sent.put("retry-after", after);
    sent.put("retry-after-ms", millis);

    // When
    Duration wait = headers.read(sent::get);

    // Then
    assertThat(wait.toMillis()).isEqualTo(expectedMillis);
  }

  @ParameterizedTest
  @CsvSource({"'Tue, 24 Nov 2026 12:00:00 GMT', 4", "no date, 7204"})
  void shouldMeasureByTheProvidersClockWhenItShowsIt(String date, long expectedSeconds) {
    // Given
    Map<String, String> sent = Map.of("retry-after", "Tue, 24 Nov 2026 12:00:04 GMT", "date", date);

    // When
    Duration wait = headers.read(sent::get);

    // Then
    assertThat(wait).isEqualTo(Duration.ofSeconds(expectedSeconds));
  }
}
