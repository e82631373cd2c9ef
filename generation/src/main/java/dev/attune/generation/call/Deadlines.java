package dev.attune.generation.call;

import dev.attune.avro.GenerationRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** How long an answer to a request is still of use. */
@FunctionalInterface
public interface Deadlines {

  /** Time left for this request; zero or less where nobody needs the answer any more. */
  Duration left(GenerationRequest request);

  /** In production, where the log's time is the wall's. */
  static Deadlines live(InstantSource clock) {
    return request -> Duration.between(clock.instant(), request.getDeadline());
  }

  /**
   * In a replay, where the log's time is long past: whether an answer came too late is decided
   * there by its recorded latency, not here.
   */
  static Deadlines replay() {
    return request -> ChronoUnit.FOREVER.getDuration();
  }
}
