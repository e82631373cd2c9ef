package dev.attune.topology.playbook.file.rule;

import dev.attune.topology.playbook.keys.AttributionKeys;
import dev.attune.topology.playbook.reward.AttributionRule;
import dev.attune.topology.playbook.reward.CreditRule;
import dev.attune.topology.playbook.reward.RewardWeights;
import dev.attune.topology.playbook.yaml.Field;
import dev.attune.topology.playbook.yaml.Key;
import dev.attune.topology.playbook.yaml.Mistakes;
import dev.attune.topology.playbook.yaml.Section;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code attribution}: what a scenario leaves out is as at the top, and what the top leaves
 * out is as usual.
 */
public final class AttributionReader {

  private final @Nullable Section top;
  private final Mistakes mistakes;

  /** A reader of scenarios under what the top of the file says, if it says something. */
  public AttributionReader(@Nullable Field top, Mistakes mistakes) {
    this.top = top == null ? null : Section.of(top, AttributionKeys.ALL, mistakes);
    this.mistakes = mistakes;
  }

  /** The rule of a scenario; null where neither it nor the top has one. */
  public @Nullable AttributionRule read(@Nullable Field field) {
    if (field == null && top == null) {
      return null;
    }
    Section own = field == null ? null : Section.of(field, AttributionKeys.ALL, mistakes);
    return new AttributionRule(
        value(own, AttributionKeys.WINDOW),
        value(own, AttributionKeys.LATE),
        value(own, AttributionKeys.REFUNDS),
        CreditRule.of(value(own, AttributionKeys.CREDIT)),
        given(own, AttributionKeys.CURRENCY),
        new RewardWeights(
            weight(own, AttributionKeys.CLICK),
            weight(own, AttributionKeys.ORDER),
            weight(own, AttributionKeys.VALUE),
            weight(own, AttributionKeys.DISMISSAL),
            weight(own, AttributionKeys.UNSUBSCRIBE)));
  }

  private BigDecimal weight(@Nullable Section own, Key.Scalar<Double> key) {
    return BigDecimal.valueOf(value(own, key));
  }

  private <T> T value(@Nullable Section own, Key.Scalar<T> key) {
    T given = given(own, key);
    return given == null ? Section.standard(key) : given;
  }

  private <T> @Nullable T given(@Nullable Section own, Key.Scalar<T> key) {
    T value = own == null ? null : own.readIfPresent(key);
    return value == null && top != null ? top.readIfPresent(key) : value;
  }
}
