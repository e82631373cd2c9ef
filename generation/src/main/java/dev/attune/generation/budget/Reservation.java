package dev.attune.generation.budget;

import dev.attune.generation.model.Usage;
import java.math.BigDecimal;

/** What a purse says to one call. */
public sealed interface Reservation {

  /**
   * Money set aside. Whoever got it ends it by exactly one of its two methods, on whatever way the
   * call ends.
   */
  non-sealed interface Granted extends Reservation {

    /** The most that this call was thought to cost, USD. */
    BigDecimal maximumUsd();

    /**
     * The call was made: what it took is spent, the rest is free again.
     *
     * @param usage of this one call; without tokens where the call brought no answer and nobody
     *     knows what it cost: then the whole maximum is spent
     * @return the same with its cost and, in its parameters, the version of the price table
     */
    Usage settle(Usage usage);

    /** No call was made: all of it is free again. */
    void release();
  }

  /**
   * No money for this call.
   *
   * @param cause what to do about it
   * @param reason one line for a person, such as the budget that is used up
   */
  record Denied(Cause cause, String reason) implements Reservation {}

  /** What to do about a refusal. */
  enum Cause {
    /** The money is used up, or none was ever allowed: end the request as OVER_BUDGET. */
    OVER_BUDGET,
    /** The call may cost more than its answer is worth: end the request as NOT_WORTH. */
    NOT_WORTH,
    /** Money is on its way: ask again within a second, or so long as there is time. */
    AWAITING_MONEY
  }
}
