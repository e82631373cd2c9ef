package dev.attune.topology.profile.bound;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts in major units that fit the contracts' decimal(18, 4), whatever the wire brought. */
public final class Money {

  /** Digits after the point. */
  public static final int SCALE = 4;

  /** Nothing. */
  public static final BigDecimal ZERO = BigDecimal.ZERO.setScale(SCALE);

  private static final int PRECISION = 18;
  private static final int MAX_SCALE = 64;
  private static final BigDecimal LARGEST =
      BigDecimal.TEN.pow(PRECISION - SCALE).subtract(BigDecimal.ONE.movePointLeft(SCALE));

  private Money() {}

  /** The price, or null where it cannot be one: negative, or too large for the contract. */
  public static @Nullable BigDecimal price(@Nullable BigDecimal amount) {
    return amount == null || amount.signum() < 0 || !fits(amount) ? null : scaled(amount);
  }

  /** The sum, held at the largest amount that the contract can say. */
  public static BigDecimal sum(BigDecimal a, BigDecimal b) {
    return a.add(b).min(LARGEST).max(LARGEST.negate()).setScale(SCALE, RoundingMode.HALF_UP);
  }

  /** Digits before the point decide; an absurd scale is never expanded. */
  private static boolean fits(BigDecimal amount) {
    return Math.abs((long) amount.scale()) <= MAX_SCALE
        && amount.precision() - amount.scale() < PRECISION - SCALE;
  }

  private static BigDecimal scaled(BigDecimal amount) {
    return amount.scale() == SCALE ? amount : amount.setScale(SCALE, RoundingMode.HALF_UP);
  }
}
