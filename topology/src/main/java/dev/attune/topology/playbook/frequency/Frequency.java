package dev.attune.topology.playbook.frequency;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * All that decides how often and when a user is written to.
 *
 * @param quietHours in the order in which they are asked
 * @param zone of users whose own is not known
 */
public record Frequency(Caps caps, List<QuietHours> quietHours, Holdout holdout, ZoneId zone) {

  /** Nothing is limited. */
  public static final Frequency FREE =
      new Frequency(new Caps(List.of(), Duration.ZERO), List.of(), Holdout.NONE, ZoneOffset.UTC);

  public Frequency {
    quietHours = List.copyOf(quietHours);
  }

  /**
   * Users who get nothing, to see what all offers together are worth.
   *
   * @param name another name draws other users
   * @param share of the users, 0 to 1
   */
  public record Holdout(String name, double share) {

    /** Nobody is held out. */
    public static final Holdout NONE = new Holdout("none", 0);
  }
}
