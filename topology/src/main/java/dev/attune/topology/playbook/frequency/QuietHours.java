package dev.attune.topology.playbook.frequency;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hours of a user's own day in which nothing is sent.
 *
 * @param name in the file
 * @param fromMinute of the day, 0 to 1439; belongs to them
 * @param toMinute of the day, 0 to 1440; does not belong to them. Below {@code fromMinute} they end
 *     on the next day
 * @param days on which they begin
 * @param channels that they concern; empty for all
 * @param toChannel where messages go instead, for {@link Policy#DOWNGRADE}; null otherwise
 */
public record QuietHours(
    String name,
    int fromMinute,
    int toMinute,
    Set<DayOfWeek> days,
    Set<String> channels,
    Policy policy,
    @Nullable String toChannel) {

  /** Minutes of a day with no change of clocks. */
  public static final int DAY = 1_440;

  public QuietHours {
    days = Set.copyOf(days);
    channels = Set.copyOf(channels);
    if (fromMinute == toMinute || fromMinute < 0 || fromMinute >= DAY || toMinute > DAY) {
      throw new IllegalArgumentException(
          "no quiet hours: from minute " + fromMinute + " to " + toMinute);
    }
    if ((policy == Policy.DOWNGRADE) != (toChannel != null)) {
      throw new IllegalArgumentException("a downgrade needs a channel, and nothing else does");
    }
  }

  /** Whether they concern a channel. */
  public boolean concern(String channel) {
    return channels.isEmpty() || channels.contains(channel);
  }

  /** Whether they end on the day after they began. */
  public boolean wraps() {
    return toMinute < fromMinute;
  }

  /** Where the playbook states them. */
  public String rule() {
    return "quiet-hours." + name;
  }

  /** From when to when, as the file has it. */
  public String text() {
    return clock(fromMinute) + " to " + clock(toMinute);
  }

  private static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  /** What becomes of a trigger in quiet hours. */
  public enum Policy {
    /** It waits for their end and is judged again. */
    HOLD,
    /** It comes to nothing. */
    DROP,
    /** It goes through a channel that disturbs less. */
    DOWNGRADE;

    /** Name in the file. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The policy of this name; throws where there is none. */
    public static Policy of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** All names. */
    public static List<String> keys() {
      return Arrays.stream(values()).map(Policy::key).toList();
    }
  }
}
