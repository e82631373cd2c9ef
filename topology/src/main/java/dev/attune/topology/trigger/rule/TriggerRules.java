package dev.attune.topology.trigger.rule;

import dev.attune.topology.playbook.TriggerSpec;
import dev.attune.topology.profile.model.ProfileSettings;
import dev.attune.topology.trigger.TriggerRule;
import dev.attune.topology.trigger.rule.momentary.EmptySearch;
import dev.attune.topology.trigger.rule.momentary.FirstVisit;
import dev.attune.topology.trigger.rule.momentary.InterestShift;
import dev.attune.topology.trigger.rule.momentary.LoyaltyStep;
import dev.attune.topology.trigger.rule.momentary.MoodDrop;
import dev.attune.topology.trigger.rule.momentary.RepeatedSearch;
import dev.attune.topology.trigger.rule.momentary.RepeatedView;
import dev.attune.topology.trigger.rule.timed.BrowseAbandoned;
import dev.attune.topology.trigger.rule.timed.CartAbandoned;
import dev.attune.topology.trigger.rule.timed.Dormant;
import dev.attune.topology.trigger.rule.timed.PostPurchase;
import dev.attune.topology.trigger.rule.timed.PriceDrop;
import dev.attune.topology.trigger.rule.timed.ReplenishmentDue;
import java.math.BigDecimal;

/** Makes rules of the playbook's triggers. */
public final class TriggerRules {

  private static final int MANY = 1_000_000;

  private TriggerRules() {}

  /** The rule of a trigger, on profiles with the default settings. */
  public static TriggerRule of(TriggerSpec spec) {
    return of(spec, ProfileSettings.DEFAULTS);
  }

  /**
   * The rule of a trigger, on profiles with these settings.
   *
   * @throws IllegalArgumentException if a parameter is missing or cannot work; the message names
   *     kind, parameter and what was expected
   */
  public static TriggerRule of(TriggerSpec spec, ProfileSettings settings) {
    Parameters of = new Parameters(spec);
    int mostTimes = settings.limits().recentTimes() - 1;
    return switch (spec.kind()) {
      case CART_ABANDONED ->
          new CartAbandoned(
              of.duration("after"), BigDecimal.valueOf(of.number("minimum-value", 0.0, 1e12)));
      case BROWSE_ABANDONED ->
          new BrowseAbandoned(of.duration("after"), of.count("minimum-views", 1, MANY));
      case REPEATED_VIEW ->
          new RepeatedView(of.duration("within"), of.count("times", 2, mostTimes));
      case REPEATED_SEARCH ->
          new RepeatedSearch(of.duration("within"), of.count("times", 2, mostTimes));
      case EMPTY_SEARCH -> new EmptySearch();
      case INTEREST_SHIFT ->
          new InterestShift(
              of.number("share", 0.01, 1.0),
              of.count("minimum-events", 1, MANY),
              settings.categoryLevels());
      case PRICE_DROP ->
          new PriceDrop(
              of.duration("check-every"),
              of.duration("watch-for"),
              BigDecimal.valueOf(of.number("percent", 0.1, 100.0)));
      case FIRST_VISIT -> new FirstVisit();
      case LOYALTY_STEP -> new LoyaltyStep(of.count("orders", 1, MANY));
      case POST_PURCHASE -> new PostPurchase(of.duration("after"));
      case REPLENISHMENT_DUE ->
          new ReplenishmentDue(
              of.duration("default-interval"), of.count("minimum-orders", 1, MANY));
      case DORMANT -> new Dormant(of.duration("after"), of.count("minimum-events", 1, MANY));
      case MOOD_DROP -> new MoodDrop(of.number("below", -1.0, -0.01), settings);
    };
  }
}
