package dev.attune.app.server.desk;

import dev.attune.avro.GenerationRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests without a decision, oldest first. One thread's. Bounded: beyond {@value #MOST} the
 * oldest are forgotten, and so is one whose deadline is long past, since its end was missed.
 */
final class OpenTexts {

  static final int MOST = 200_000;
  private static final Duration LONG_PAST = Duration.ofMinutes(10);

  /** What is remembered of a request. */
  record Open(String language, String scenario, Instant deadline) {}

  private final Map<String, Open> open = new LinkedHashMap<>();

  void asked(GenerationRequest request) {
    open.put(
        request.getRequestId(),
        new Open(
            request.getBrief().getLanguage(),
            request.getBrief().getScenario(),
            request.getDeadline()));
    if (open.size() > MOST) {
      Iterator<String> oldest = open.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  @Nullable Open find(String requestId) {
    return open.get(requestId);
  }

  void ended(@Nullable String requestId) {
    if (requestId != null) {
      open.remove(requestId);
    }
  }

  /** How many there are. */
  long count(Instant now) {
    Instant forgotten = now.minus(LONG_PAST);
    Iterator<Open> oldest = open.values().iterator();
    while (oldest.hasNext() && oldest.next().deadline().isBefore(forgotten)) {
      oldest.remove();
    }
    return open.size();
  }
}
