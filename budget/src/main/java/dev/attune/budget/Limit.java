package dev.attune.budget;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How much may be spent in a period. "Unlimited" is a word of its own, never a number. */
public sealed interface Limit {

  /** No limit, because somebody said so. */
  Limit UNLIMITED = new Unlimited();

  /** A limit of this many US dollars. */
  static Limit of(BigDecimal usd) {
    return new Amount(Usd.atMost(usd));
  }

  /** What is left, null where there is no limit. */
  @Nullable BigDecimal left(BigDecimal committed);

  /**
   * So much and no more.
   *
   * @param usd above 0
   */
  record Amount(BigDecimal usd) implements Limit {

    public Amount {
      if (usd.signum() <= 0) {
        throw new IllegalArgumentException("a limit must be above 0, is " + usd);
      }
    }

    @Override
    public BigDecimal left(BigDecimal committed) {
      return usd.subtract(committed);
    }
  }

  /** As much as it takes. */
  record Unlimited() implements Limit {

    @Override
    public @Nullable BigDecimal left(BigDecimal committed) {
      return null;
    }
  }
}
