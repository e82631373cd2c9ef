package dev.attune.topology.trigger;

import dev.attune.avro.Profile;
import dev.attune.topology.catalog.CatalogReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a rule fires: where its condition is true and was not true just before. */
public final class Transitions {

  /** The resolution of all clocks here. */
  private static final Duration TICK = Duration.ofMillis(1);

  private Transitions() {}

  /**
   * Whether an event made the condition true. All timers due by its arrival must have fired.
   *
   * @param after the profile after the event; its clock is the moment
   */
  public static boolean byEvent(
      TriggerRule rule, Profile before, Profile after, CatalogReader catalog) {
    Instant asOf = after.getActivity().getClockAt();
    return rule.holds(after, asOf, catalog) && !rule.holds(before, asOf, catalog);
  }

  /** Whether time made the condition true, at a moment that was due. */
  public static boolean byTimer(
      TriggerRule rule, Profile profile, Instant due, CatalogReader catalog) {
    return rule.holds(profile, due, catalog) && !rule.holds(profile, due.minus(TICK), catalog);
  }

  /** The next moment at which a timer of any rule has to be looked at. */
  public static Instant nextDue(List<TriggerRule> rules, Profile profile, CatalogReader catalog) {
    Instant next = TriggerRule.NEVER;
    for (TriggerRule rule : rules) {
      Instant due = rule.dueAfter(profile, profile.getActivity().getTimersFiredAt(), catalog);
      next = due.isBefore(next) ? due : next;
    }
    return next;
  }
}
