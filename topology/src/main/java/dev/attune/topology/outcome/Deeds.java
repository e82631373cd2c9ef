package dev.attune.topology.outcome;

import dev.attune.avro.Assignment;
import dev.attune.avro.EarlyOutcome;
import dev.attune.avro.Offer;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.Spell;
import dev.attune.avro.Touch;
import dev.attune.topology.playbook.reward.AttributionRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Notes what was done with offers. A deed counts once, whatever the order of processing: what
 * counts follows from when it reached the log. Pure.
 */
final class Deeds {

  private static final String NO_EXPERIMENT = "none";

  private final AttributionRules rules;

  Deeds(AttributionRules rules) {
    this.rules = rules;
  }

  /** A journey after something, and what became of it. */
  record Noted(Journey journey, Fate fate) {}

  /** A deed on an offer that is known. */
  Noted done(Journey journey, Touch touch, EarlyOutcome deed) {
    AttributionRule rule = rules.of(touch.getScenario());
    if (rule == null) {
      return new Noted(journey, Fate.UNKNOWN);
    }
    if (deed.getType() == OutcomeType.OTHER) {
      return new Noted(journey, Fate.IGNORED);
    }
    Instant shownAt = touch.getShownAt();
    Instant closes = shownAt == null ? touch.getAwaitedUntil() : rule.closes(shownAt);
    if (!deed.getArrivedAt().isBefore(closes)) {
      return new Noted(journey, Fate.LATE);
    }
    if (shownAt != null && isKnown(touch, deed.getType())) {
      return new Noted(journey, Fate.REPEATED);
    }
    Touch after = with(touch, deed, shownAt == null ? deed.getAt() : shownAt);
    Journey noted = journey.with(after);
    return new Noted(shownAt == null ? entered(noted, after, deed) : noted, Fate.COUNTED);
  }

  private static boolean isKnown(Touch touch, OutcomeType type) {
    return switch (type) {
      case SHOWN -> true;
      case CLICKED -> touch.getClicked();
      case DISMISSED -> touch.getDismissed();
      case UNSUBSCRIBED -> touch.getUnsubscribed();
      case CONVERTED -> touch.getClaimed() != null;
      case OTHER -> false;
    };
  }

  private static Touch with(Touch touch, EarlyOutcome deed, Instant shownAt) {
    OutcomeType type = deed.getType();
    BigDecimal value = deed.getValue() == null ? Credits.NOTHING : deed.getValue();
    return new Touch(
        touch.getOfferId(),
        touch.getScenario(),
        touch.getAssignment(),
        touch.getReplaced(),
        touch.getAwaitedUntil(),
        shownAt,
        touch.getClicked() || type == OutcomeType.CLICKED,
        touch.getDismissed() || type == OutcomeType.DISMISSED,
        touch.getUnsubscribed() || type == OutcomeType.UNSUBSCRIBED,
        type == OutcomeType.CONVERTED ? value : touch.getClaimed(),
        touch.getTold(),
        touch.getToldHash());
  }

  /** A user is in an experiment from the first sight of one of its offers on, once. */
  private static Journey entered(Journey journey, Touch touch, EarlyOutcome deed) {
    Assignment assigned = assigned(touch);
    return assigned.getExperiment().equals(NO_EXPERIMENT)
        ? journey
        : entered(
            journey,
            new Spell(
                assigned.getExperiment(),
                assigned.getArm(),
                assigned.getPropensity(),
                touch.getScenario(),
                deed.getAt(),
                deed.getCovariate(),
                null,
                0));
  }

  /** The variant that chance gave, whether its text came or not. */
  static Assignment assigned(Touch touch) {
    return touch.getReplaced() == null ? touch.getAssignment() : touch.getReplaced();
  }

  private static Journey entered(Journey journey, Spell spell) {
    return journey
        .spell(spell.getExperiment())
        .filter(known ->
            known.getTold() != null || !spell.getStartedAt().isBefore(known.getStartedAt()))
        .map(known -> journey)
        .orElseGet(() -> journey.with(spell));
  }

  /** A user of a playbook with a holdout. */
  Journey candidate(Journey journey, Candidate candidate) {
    double share = candidate.share();
    Spell spell =
        new Spell(
            Holdouts.experiment(candidate.holdout()),
            candidate.heldOut() ? Holdouts.HELD_OUT : Holdouts.OFFERS,
            candidate.heldOut() ? share : 1 - share,
            candidate.scenario(),
            candidate.at(),
            candidate.spent(),
            null,
            0);
    return rules.of(candidate.scenario()) == null
            || journey.spell(spell.getExperiment()).isPresent()
        ? journey
        : journey.with(spell);
  }

  /** An offer has left. */
  Journey offered(Journey journey, Offer offer) {
    AttributionRule rule = rules.of(offer.getScenario());
    if (rule == null || journey.touch(offer.getOfferId()).isPresent()) {
      return journey;
    }
    Duration wait = rule.window().plus(rule.late());
    Touch touch =
        new Touch(
            offer.getOfferId(),
            offer.getScenario(),
            offer.getAssignment(),
            offer.getReplaced(),
            offer.getExpiresAt().plus(wait),
            null,
            false,
            false,
            false,
            null,
            null,
            0);
    return journey.with(touch);
  }

  /** What was done with an offer that has not left yet. */
  static List<EarlyOutcome> earlyOf(Journey journey, String offerId) {
    return journey.early().stream().filter(each -> each.getOfferId().equals(offerId)).toList();
  }

  /** The same without what waited for an offer. */
  static Journey forgotten(Journey journey, String offerId) {
    List<EarlyOutcome> rest =
        journey.early().stream().filter(each -> !each.getOfferId().equals(offerId)).toList();
    return rest.size() == journey.early().size() ? journey : journey.withEarly(rest);
  }
}
