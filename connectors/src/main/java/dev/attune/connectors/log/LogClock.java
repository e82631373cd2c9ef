package dev.attune.connectors.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Says when each record of a log arrived, from nothing but the log: the running maximum of the
 * event times that can be believed.
 *
 * <ul>
 *   <li>It never goes back. An event that is late arrives at the time the clock shows.
 *   <li>Records of different topics never tie: where the topic changes and the time does not, it
 *       goes on by 1 ms. Records of one topic may tie; their order is the log's.
 *   <li>A time before 2000 or from 2100 on never moves it.
 *   <li>A leap of more than {@link #LEAP} is believed at the third event in a row that leaps so and
 *       agrees with the other two within {@link #LEAP}; then the clock shows the latest of them.
 *   <li>It starts at the earliest sane time of the {@link #OPENING} first events, so that one wrong
 *       first row does not set the clock for good; where none is sane, at the year 2000. Apart from
 *       that opening, a record's time depends on no later record.
 * </ul>
 *
 * <p>One thread uses it. Deterministic: same log, same times.
 */
public final class LogClock {

  /** The furthest the clock goes on the word of one event. */
  public static final Duration LEAP = Duration.ofDays(366);

  /** How many events decide where the clock starts. */
  public static final int OPENING = 16;

  /** First sane moment. */
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** First moment that is not sane any more. */
  public static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private static final int WITNESSES = 3;

  private long now;
  private String lastTopic = "";
  private long lastStamp = Long.MIN_VALUE;
  private int witnesses;
  private long firstClaim;
  private long lastClaim;

  private LogClock(long start) {
    this.now = start;
  }

  /** A clock for the log that begins with events of these times, of which the first 16 count. */
  public static LogClock startingWith(Collection<Instant> opening) {
    Instant start =
        opening.stream()
            .limit(OPENING)
            .filter(LogClock::isSane)
            .min(Instant::compareTo)
            .orElse(EARLIEST);
    return new LogClock(start.toEpochMilli());
  }

  /** Whether a shop's event can have happened then. */
  public static boolean isSane(Instant moment) {
    return !moment.isBefore(EARLIEST) && moment.isBefore(LATEST);
  }

  /** Takes note of the next event's own time, once an event. */
  public void observe(Instant occurredAt) {
    if (!isSane(occurredAt)) {
      witnesses = 0;
      return;
    }
    long claim = occurredAt.toEpochMilli();
    if (claim > now + LEAP.toMillis()) {
      consider(claim);
      return;
    }
    witnesses = 0;
    now = Math.max(now, claim);
  }

  private void consider(long claim) {
    long first = Math.min(firstClaim, claim);
    long last = Math.max(lastClaim, claim);
    if (witnesses == 0 || last - first > LEAP.toMillis()) {
      witnesses = 1;
      firstClaim = claim;
      lastClaim = claim;
      return;
    }
    firstClaim = first;
    lastClaim = last;
    witnesses++;
    if (witnesses == WITNESSES) {
      witnesses = 0;
      now = last;
    }
  }

  /** The arrival of the next record, which goes to this topic. */
  public Instant stamp(String topic) {
    if (now == lastStamp && !topic.equals(lastTopic)) {
      now++;
    }
    lastTopic = topic;
    lastStamp = now;
    return Instant.ofEpochMilli(now);
  }
}
