package dev.attune.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts in US dollars, with the eight decimals of the contracts. */
public final class Usd {

  /** Decimals of every amount: a hundred-millionth, a tenth of the cheapest token. */
  public static final int SCALE = 8;

  public static final BigDecimal ZERO = BigDecimal.ZERO.setScale(SCALE);

  private Usd() {}

  /** At least this amount: for what may be spent, and for what was. */
  public static BigDecimal atLeast(BigDecimal amount) {
    return amount.setScale(SCALE, RoundingMode.CEILING);
  }

  /** At most this amount: for what is there to spend. */
  public static BigDecimal atMost(BigDecimal amount) {
    return amount.setScale(SCALE, RoundingMode.FLOOR);
  }
}
