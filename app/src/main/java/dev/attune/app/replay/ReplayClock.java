package dev.attune.app.replay;

import dev.attune.topology.profile.TimerClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a replay: timers fire with their user's events, and after the last event of the log
 * those fire that were due by then. The replaying thread ends the log, stream threads read.
 */
final class ReplayClock implements TimerClock {

  private volatile Instant end = Instant.EPOCH;

  /** The whole log has been read; its last event arrived at this moment. */
  void endOfLog(Instant lastArrival) {
    end = lastArrival;
  }

  @Override
  public Instant firesUpTo(Instant streamTime, Duration idle) {
    return end;
  }
}
