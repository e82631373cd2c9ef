package dev.attune.topology.outcome;

import dev.attune.avro.PlacedOrder;
import dev.attune.avro.Spell;
import dev.attune.avro.Touch;
import dev.attune.topology.playbook.reward.AttributionRule;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What of a journey may still matter, and when it is to be looked at again. Pure. */
final class Retention {

  private final AttributionRules rules;

  Retention(AttributionRules rules) {
    this.rules = rules;
  }

  /** Whether anything of it may be settled as of a moment. */
  boolean isAnySettled(Journey journey, Instant now) {
    Stream<Instant> spells =
        journey.spells().stream().map(spell -> rules.settled(spell.getStartedAt()));
    return Stream.concat(spells, ends(journey)).anyMatch(end -> !end.isAfter(now));
  }

  /**
   * Without what matters no more. That a user was in an experiment is kept, for nobody counts
   * twice.
   */
  Journey kept(Journey journey, Instant horizon) {
    if (ends(journey).allMatch(end -> end.isAfter(horizon))) {
      return journey;
    }
    List<PlacedOrder> orders = journey.orders();
    return journey
        .withTouches(
            journey.touches().stream().filter(each -> end(each, orders).isAfter(horizon)).toList())
        .withOrders(orders.stream().filter(each -> end(each).isAfter(horizon)).toList());
  }

  /** When there will be something to say or to forget next, or never. */
  Instant next(Journey journey) {
    Stream<Instant> closes =
        Stream.concat(
            journey.touches().stream().map(this::closes),
            journey.spells().stream().map(this::closes));
    return Stream.concat(closes, ends(journey)).min(Instant::compareTo).orElse(Instant.MAX);
  }

  private Instant closes(Touch touch) {
    AttributionRule rule = rules.of(touch.getScenario());
    Instant shownAt = touch.getShownAt();
    return rule == null || shownAt == null || touch.getTold() != null
        ? Instant.MAX
        : rule.closes(shownAt);
  }

  private Instant closes(Spell spell) {
    AttributionRule rule = rules.of(spell.getScenario());
    return rule == null || spell.getTold() != null
        ? Instant.MAX
        : rule.closes(spell.getStartedAt());
  }

  private Stream<Instant> ends(Journey journey) {
    List<PlacedOrder> orders = journey.orders();
    return Stream.concat(
        journey.touches().stream().map(each -> end(each, orders)), orders.stream().map(this::end));
  }

  private Instant end(PlacedOrder order) {
    return rules.settled(order.getArrivedAt());
  }

  /** Not before the orders that it may claim: they are judged together. */
  private Instant end(Touch touch, List<PlacedOrder> orders) {
    Instant shownAt = touch.getShownAt();
    if (shownAt == null) {
      return touch.getAwaitedUntil();
    }
    AttributionRule rule = rules.of(touch.getScenario());
    return orders.stream()
        .filter(order -> rule != null && rule.covers(shownAt, order.getAt()))
        .map(this::end)
        .reduce(rules.settled(shownAt), (one, other) -> one.isBefore(other) ? other : one);
  }
}
