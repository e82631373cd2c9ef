package dev.attune.guards.fact.number;

import java.math.BigDecimal;

/**
 * A number in a text.
 *
 * @param said as it stands there
 * @param inWords not in digits
 */
public record Numeral(BigDecimal value, int start, int end, String said, boolean inWords) {

  /** Whether it is this value, however many zeros end it. */
  public boolean is(BigDecimal other) {
    return value.compareTo(other) == 0;
  }

  /** Whether it is this whole number. */
  public boolean is(long other) {
    return is(BigDecimal.valueOf(other));
  }
}
