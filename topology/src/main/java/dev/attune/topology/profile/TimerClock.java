package dev.attune.topology.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Up to when timers fire on their own. A timer that is due before a user's next event fires before
 * it anyway; this clock is for users from whom no event comes.
 */
@FunctionalInterface
public interface TimerClock {

  /** After this long without a record, a task's log is taken to be idle rather than behind. */
  Duration IDLE = Duration.ofSeconds(2);

  /**
   * The moment up to which timers may fire.
   *
   * @param streamTime highest arrival time that the task has seen
   * @param idle since when it has seen no record
   */
  Instant firesUpTo(Instant streamTime, Duration idle);

  /** Follows the log while records come, so that a lag fires nothing early, and the clock after. */
  static TimerClock live(InstantSource clock) {
    return (streamTime, idle) -> idle.compareTo(IDLE) < 0 ? streamTime : clock.instant();
  }
}
