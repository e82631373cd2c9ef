package dev.attune.topology.outcome;

import dev.attune.avro.Credit;
import dev.attune.avro.PlacedOrder;
import dev.attune.avro.Refund;
import dev.attune.avro.Spell;
import dev.attune.avro.Touch;
import dev.attune.topology.playbook.reward.AttributionRule;
import dev.attune.topology.playbook.reward.CreditRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which orders are put down to an offer or a user. It follows from when things were done and when
 * they reached the log, not from when they are looked at. Pure.
 *
 * @param first orders of which no other offer that may claim them was seen earlier
 * @param last orders of which no other offer that may claim them was seen later
 * @param any all orders
 */
record Credits(Credit first, Credit last, Credit any) {

  static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(4);

  private static final Comparator<Touch> BY_SIGHT =
      Comparator.comparing(Touch::getShownAt).thenComparing(Touch::getOfferId);

  /** Those of an offer that was seen. */
  static Credits of(Touch touch, Instant shownAt, Journey journey, AttributionRules rules) {
    AttributionRule rule = Objects.requireNonNull(rules.of(touch.getScenario()));
    List<PlacedOrder> claimed = claimed(journey.orders(), shownAt, rule);
    if (claimed.isEmpty()) {
      return all(claim(touch.getClaimed()));
    }
    Sum first = new Sum();
    Sum last = new Sum();
    Sum any = new Sum();
    for (PlacedOrder order : claimed) {
      List<Touch> touches =
          journey.touches().stream()
              .filter(each -> claims(each, order, rules))
              .sorted(BY_SIGHT)
              .toList();
      Instant settled = rule.settled(shownAt);
      any.add(order, rule, settled);
      if (touches.getFirst().getOfferId().equals(touch.getOfferId())) {
        first.add(order, rule, settled);
      }
      if (touches.getLast().getOfferId().equals(touch.getOfferId())) {
        last.add(order, rule, settled);
      }
    }
    return new Credits(first.credit(), last.credit(), any.credit());
  }

  /** Those of a user's time in an experiment: all orders, whatever offers were seen. */
  static Credits of(Spell spell, List<Touch> touches, Journey journey, AttributionRule rule) {
    List<PlacedOrder> claimed = claimed(journey.orders(), spell.getStartedAt(), rule);
    if (claimed.isEmpty()) {
      return all(
          touches.stream()
              .map(Touch::getClaimed)
              .filter(Objects::nonNull)
              .map(Credits::claim)
              .reduce(claim(null), Credits::plus));
    }
    Sum any = new Sum();
    Instant settled = rule.settled(spell.getStartedAt());
    claimed.forEach(order -> any.add(order, rule, settled));
    return all(any.credit());
  }

  /** What counts by a rule. */
  Credit by(CreditRule rule) {
    return switch (rule) {
      case LAST_TOUCH -> last;
      case FIRST_TOUCH -> first;
      case ANY_TOUCH -> any;
    };
  }

  private static Credits all(Credit credit) {
    return new Credits(credit, credit, credit);
  }

  /** What the shop claims for an offer counts only where the log has no order. */
  private static Credit claim(@Nullable BigDecimal value) {
    return value == null ? new Credit(0, NOTHING) : new Credit(1, value);
  }

  private static Credit plus(Credit one, Credit other) {
    return new Credit(one.getOrders() + other.getOrders(), one.getValue().add(other.getValue()));
  }

  private static List<PlacedOrder> claimed(
      List<PlacedOrder> orders, Instant start, AttributionRule rule) {
    return orders.stream().filter(order -> claims(order, start, rule)).toList();
  }

  private static boolean claims(Touch touch, PlacedOrder order, AttributionRules rules) {
    AttributionRule rule = rules.of(touch.getScenario());
    Instant shownAt = touch.getShownAt();
    return rule != null && shownAt != null && claims(order, shownAt, rule);
  }

  private static boolean claims(PlacedOrder order, Instant start, AttributionRule rule) {
    return rule.covers(start, order.getAt()) && order.getArrivedAt().isBefore(rule.closes(start));
  }

  /** Orders and their money, less what went back in time. */
  private static final class Sum {

    private int orders;
    private BigDecimal value = NOTHING;

    void add(PlacedOrder order, AttributionRule rule, Instant settled) {
      List<Refund> refunds =
          order.getRefunds().stream()
              .filter(each -> each.getArrivedAt().isBefore(settled))
              .toList();
      if (refunds.stream().anyMatch(each -> each.getAmount() == null)) {
        return;
      }
      BigDecimal back = refunds.stream().map(Refund::getAmount).reduce(NOTHING, BigDecimal::add);
      BigDecimal left = order.getTotal().subtract(back);
      if (left.signum() < 0 || (left.signum() == 0 && back.signum() > 0)) {
        return;
      }
      orders++;
      if (rule.currency() == null || rule.currency().equals(order.getCurrency())) {
        value = value.add(left);
      }
    }

    Credit credit() {
      return new Credit(orders, value);
    }
  }
}
