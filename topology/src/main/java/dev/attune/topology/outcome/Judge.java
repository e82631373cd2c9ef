package dev.attune.topology.outcome;

import dev.attune.avro.Assignment;
import dev.attune.avro.Reward;
import dev.attune.avro.RewardUnit;
import dev.attune.avro.Spell;
import dev.attune.avro.Touch;
import dev.attune.topology.playbook.reward.AttributionRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what offers and users brought: of an offer as soon as it brought anything, else when its
 * window closes; of a user when the window closes, so that those of whom it is known early do not
 * count before the others. Whenever something changes it says so again, until refunds come too
 * late. Pure.
 */
final class Judge {

  private final AttributionRules rules;

  Judge(AttributionRules rules) {
    this.rules = rules;
  }

  /** A journey, and what is to be told of it. */
  record Judgement(Journey journey, List<Reward> rewards) {}

  /**
   * What there is to say.
   *
   * @param now as of when, in the time of the log
   * @param horizon nothing will come to light any more that was done before
   */
  Judgement judge(Journey journey, Instant now, Instant horizon) {
    Journey after = journey;
    List<Reward> told = new ArrayList<>();
    for (Touch touch : journey.touches()) {
      Reward reward = of(touch, journey);
      if (reward != null
          && speaks(reward, touch.getTold(), touch.getToldHash(), now, horizon, true)) {
        told.add(reward);
        after = after.with(told(touch, reward));
      }
    }
    for (Spell spell : journey.spells()) {
      Reward reward = of(spell, journey);
      if (reward != null
          && speaks(reward, spell.getTold(), spell.getToldHash(), now, horizon, false)) {
        told.add(reward);
        after = after.with(told(spell, reward));
      }
    }
    return new Judgement(after, told);
  }

  private boolean speaks(
      Reward reward,
      @Nullable BigDecimal told,
      int toldHash,
      Instant now,
      Instant horizon,
      boolean early) {
    if (told == null) {
      return !now.isBefore(reward.getClosesAt()) || (early && reward.getReward().signum() != 0);
    }
    return toldHash != hash(reward) && horizon.isBefore(rules.settled(reward.getStartedAt()));
  }

  private @Nullable Reward of(Touch touch, Journey journey) {
    AttributionRule rule = rules.of(touch.getScenario());
    Instant shownAt = touch.getShownAt();
    if (rule == null || shownAt == null) {
      return null;
    }
    Credits credits = Credits.of(touch, shownAt, journey, rules);
    return new Reward(
        touch.getOfferId(),
        RewardUnit.OFFER,
        journey.userId(),
        touch.getScenario(),
        touch.getAssignment(),
        touch.getReplaced(),
        shownAt,
        rule.closes(shownAt),
        touch.getClicked(),
        touch.getDismissed(),
        touch.getUnsubscribed(),
        credits.first(),
        credits.last(),
        credits.any(),
        rule.weights()
            .reward(
                touch.getClicked(),
                touch.getDismissed(),
                touch.getUnsubscribed(),
                credits.by(rule.credit())),
        touch.getTold(),
        Credits.NOTHING);
  }

  private @Nullable Reward of(Spell spell, Journey journey) {
    AttributionRule rule = rules.of(spell.getScenario());
    if (rule == null) {
      return null;
    }
    Instant start = spell.getStartedAt();
    List<Touch> touches = touches(spell, journey, rule);
    Credits credits = Credits.of(spell, touches, journey, rule);
    boolean clicked = touches.stream().anyMatch(Touch::getClicked);
    boolean dismissed = touches.stream().anyMatch(Touch::getDismissed);
    boolean unsubscribed = touches.stream().anyMatch(Touch::getUnsubscribed);
    return new Reward(
        spell.getExperiment(),
        RewardUnit.USER,
        journey.userId(),
        spell.getScenario(),
        new Assignment(spell.getExperiment(), spell.getArm(), spell.getPropensity()),
        null,
        start,
        rule.closes(start),
        clicked,
        dismissed,
        unsubscribed,
        credits.first(),
        credits.last(),
        credits.any(),
        rule.weights().reward(clicked, dismissed, unsubscribed, credits.any()),
        spell.getTold(),
        spell.getCovariate());
  }

  /**
   * Offers of the experiment that were seen in its window; of a holdout none, as one arm has none.
   */
  private static List<Touch> touches(Spell spell, Journey journey, AttributionRule rule) {
    return journey.touches().stream()
        .filter(each -> Deeds.assigned(each).getExperiment().equals(spell.getExperiment()))
        .filter(each -> each.getShownAt() != null)
        .filter(each -> rule.covers(spell.getStartedAt(), each.getShownAt()))
        .toList();
  }

  /** Of all that a deed or an order can change. */
  private static int hash(Reward reward) {
    return List.of(
            reward.getClicked(),
            reward.getDismissed(),
            reward.getUnsubscribed(),
            reward.getFirstTouch().getOrders(),
            reward.getFirstTouch().getValue(),
            reward.getLastTouch().getOrders(),
            reward.getLastTouch().getValue(),
            reward.getAnyTouch().getOrders(),
            reward.getAnyTouch().getValue(),
            reward.getReward())
        .hashCode();
  }

  private static Touch told(Touch touch, Reward reward) {
    return new Touch(
        touch.getOfferId(),
        touch.getScenario(),
        touch.getAssignment(),
        touch.getReplaced(),
        touch.getAwaitedUntil(),
        touch.getShownAt(),
        touch.getClicked(),
        touch.getDismissed(),
        touch.getUnsubscribed(),
        touch.getClaimed(),
        reward.getReward(),
        hash(reward));
  }

  private static Spell told(Spell spell, Reward reward) {
    return new Spell(
        spell.getExperiment(),
        spell.getArm(),
        spell.getPropensity(),
        spell.getScenario(),
        spell.getStartedAt(),
        spell.getCovariate(),
        reward.getReward(),
        hash(reward));
  }
}
