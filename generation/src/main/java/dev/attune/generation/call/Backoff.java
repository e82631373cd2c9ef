package dev.attune.generation.call;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * How long to leave a model alone after a failure: full jitter, that is anything between nothing
 * and a bound that doubles, so that many who failed together do not come back together.
 *
 * @param random is safe for use by many threads, where many use this
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

  /** Half a second at first, eight at most. */
  public static Backoff usual(RandomGenerator random) {
    return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(8), random);
  }

  /** The same with randomness of each thread's own. */
  public static Backoff usual() {
    return usual(() -> ThreadLocalRandom.current().nextLong());
  }

  /**
   * After that many failures of this request with this model.
   *
   * @param least what the provider asked for
   */
  Duration after(int failures, Duration least) {
    long bound = Math.min(longest.toNanos(), first.toNanos() << Math.clamp(failures - 1, 0, 20));
    Duration jittered = Duration.ofNanos(random.nextLong(bound + 1));
    return jittered.compareTo(least) > 0 ? jittered : least;
  }
}
