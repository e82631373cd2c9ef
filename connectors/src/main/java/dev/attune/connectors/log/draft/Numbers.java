package dev.attune.connectors.log.draft;

import dev.attune.connectors.log.line.Cause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Prices and quantities as logs write them. */
public final class Numbers {

  /** Digits after the point of every amount in the contracts. */
  public static final int SCALE = 4;

  private static final int MAX_INTEGER_DIGITS = 14;
  private static final int MAX_TEXT = 64;
  private static final BigDecimal MAX_QUANTITY = BigDecimal.valueOf(10_000_000);
  private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(SCALE);

  private Numbers() {}

  /**
   * An amount of money, at scale 4, rounded half up, never negative.
   *
   * @throws BadValueException for words, NaN, Infinity, negative or absurdly large amounts
   */
  public static BigDecimal amount(String field, String raw) {
    BigDecimal value = number(Cause.BAD_PRICE, field, raw);
    if (value.signum() < 0) {
      throw BadValueException.of(Cause.BAD_PRICE, field, raw, "0 or more");
    }
    if (value.signum() == 0) {
      return ZERO;
    }
    // The magnitude comes first: 1e400000000 at scale 4 would fill the memory.
    long integerDigits = (long) value.precision() - value.scale();
    if (integerDigits > MAX_INTEGER_DIGITS) {
      throw BadValueException.of(Cause.BAD_PRICE, field, raw, "an amount of at most 14 digits");
    }
    return integerDigits < -SCALE ? ZERO : value.setScale(SCALE, RoundingMode.HALF_UP);
  }

  /**
   * A whole number of pieces, from 1 to 10 million.
   *
   * @throws BadValueException for anything else
   */
  public static int pieces(String field, String raw) {
    BigDecimal value = number(Cause.BAD_QUANTITY, field, raw);
    if (value.signum() <= 0 || value.compareTo(MAX_QUANTITY) > 0 || !isWhole(value)) {
      throw BadValueException.of(Cause.BAD_QUANTITY, field, raw, "1 to 10000000 whole pieces");
    }
    return value.intValueExact();
  }

  /** The amount, or null for 0, which is how many logs write "unknown". */
  public static @Nullable BigDecimal unlessZero(BigDecimal amount) {
    return amount.signum() == 0 ? null : amount;
  }

  /** Price by pieces, at scale 4. */
  public static BigDecimal times(BigDecimal price, int pieces) {
    return price.multiply(BigDecimal.valueOf(pieces)).setScale(SCALE, RoundingMode.HALF_UP);
  }

  private static boolean isWhole(BigDecimal value) {
    return value.scale() <= 0 || value.remainder(BigDecimal.ONE).signum() == 0;
  }

  private static BigDecimal number(Cause cause, String field, String raw) {
    if (raw.length() > MAX_TEXT) {
      throw BadValueException.of(cause, field, raw, "a number");
    }
    try {
      return new BigDecimal(raw.strip());
    } catch (NumberFormatException e) {
      throw BadValueException.of(cause, field, raw, "a number");
    }
  }
}
