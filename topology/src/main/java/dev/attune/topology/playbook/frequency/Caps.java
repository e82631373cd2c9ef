package dev.attune.topology.playbook.frequency;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much one user may get.
 *
 * @param rules in the order in which they are asked: the first that says no is the reason
 * @param coolDown least time between two requests of a user
 */
public record Caps(List<Cap> rules, Duration coolDown) {

  public Caps {
    rules = List.copyOf(rules);
  }

  /**
   * A limit.
   *
   * @param rule where the playbook states it, such as {@code caps.per-user}
   * @param limit 0 lets nothing through; {@link #UNLIMITED} stands for the word
   * @param of what it counts
   */
  public record Cap(String rule, int limit, Window window, Scope of) {

    /** What the word {@code unlimited} means in the file. */
    public static final int UNLIMITED = Integer.MAX_VALUE;
  }

  /** Which messages a limit counts and concerns; null stands for any. */
  public record Scope(
      @Nullable String channel, @Nullable String scenario, @Nullable MessageClass messageClass) {

    /** All messages. */
    public static final Scope ALL = new Scope(null, null, null);

    /** Whether a message belongs to it. */
    public boolean covers(String channel, String scenario, String messageClass) {
      return (this.channel == null || this.channel.equals(channel))
          && (this.scenario == null || this.scenario.equals(scenario))
          && (this.messageClass == null || this.messageClass.key().equals(messageClass));
    }
  }

  /** Over which time messages are counted. */
  public sealed interface Window {

    /** The longest it can be. */
    Duration longest();

    /** As the file has it. */
    String text();

    /** The time just before now, of a fixed length. */
    record Rolling(Duration longest, String text) implements Window {}

    /** The calendar day in the user's own zone, whatever its length. */
    record CalendarDay() implements Window {

      /** The word for it in the file. */
      public static final String WORD = "calendar-day";

      @Override
      public Duration longest() {
        // A day on which the clocks are put back; zones that skip the date line have none longer.
        return Duration.ofHours(26);
      }

      @Override
      public String text() {
        return WORD;
      }
    }
  }
}
