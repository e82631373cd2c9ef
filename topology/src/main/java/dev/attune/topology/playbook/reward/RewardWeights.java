package dev.attune.topology.playbook.reward;

import dev.attune.avro.Credit;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What deeds are worth: the reward is the sum of what was done, each times its weight. Pure.
 *
 * @param click of a click
 * @param order of each order
 * @param value of a unit of money spent, such as the shop's margin
 * @param dismissal what it costs to be waved away, at least 0
 * @param unsubscribe what it costs that the user unsubscribes, at least 0
 */
public record RewardWeights(
    BigDecimal click,
    BigDecimal order,
    BigDecimal value,
    BigDecimal dismissal,
    BigDecimal unsubscribe) {

  private static final int PLACES = 4;

  /** The reward, with four decimals. */
  public BigDecimal reward(
      boolean clicked, boolean dismissed, boolean unsubscribed, Credit credit) {
    BigDecimal sum =
        order
            .multiply(BigDecimal.valueOf(credit.getOrders()))
            .add(value.multiply(credit.getValue()));
    if (clicked) {
      sum = sum.add(click);
    }
    if (dismissed) {
      sum = sum.subtract(dismissal);
    }
    if (unsubscribed) {
      sum = sum.subtract(unsubscribe);
    }
    return sum.setScale(PLACES, RoundingMode.HALF_EVEN);
  }
}
