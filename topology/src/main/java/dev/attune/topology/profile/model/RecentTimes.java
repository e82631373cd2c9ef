package dev.attune.topology.profile.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Event times of something that a user did again and again, last arrived first. The order of
 * arrival lets a late event complete a repetition just as well as a punctual one.
 */
public final class RecentTimes {

  private RecentTimes() {}

  /** The times with one more in front. */
  public static List<Instant> with(List<Instant> before, Instant at, int limit) {
    if (before.isEmpty()) {
      return List.of(at);
    }
    int kept = Math.min(before.size(), limit - 1);
    List<Instant> after = new ArrayList<>(kept + 1);
    after.add(at);
    for (int i = 0; i < kept; i++) {
      after.add(before.get(i));
    }
    return Collections.unmodifiableList(after);
  }

  /** The times after a moment, the same list where these are all. */
  public static List<Instant> after(List<Instant> before, Instant moment) {
    for (Instant at : before) {
      if (!at.isAfter(moment)) {
        return before.stream().filter(kept -> kept.isAfter(moment)).toList();
      }
    }
    return before;
  }

  /**
   * Whether the last arrived time made it {@code times} times within a span that ends at the newest
   * of them.
   */
  public static boolean completes(List<Instant> recent, int times, Duration within) {
    return count(recent, 0, within) >= times && count(recent, 1, within) < times;
  }

  private static int count(List<Instant> recent, int first, Duration within) {
    Instant newest = Instant.MIN;
    for (int i = first; i < recent.size(); i++) {
      newest = Observation.latest(newest, recent.get(i));
    }
    int count = 0;
    for (int i = first; i < recent.size(); i++) {
      count += Duration.between(recent.get(i), newest).compareTo(within) <= 0 ? 1 : 0;
    }
    return count;
  }
}
