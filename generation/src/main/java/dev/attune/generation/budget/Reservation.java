package dev.attune.generation.budget;

import dev.attune.generation.model.Usage;

/** What a purse says to one call. */
public sealed interface Reservation {

  /**
   * Money set aside. Whoever got it ends it by exactly one of its two methods, on whatever way the
   * call ends.
   */
  non-sealed interface Granted extends Reservation {

    /**
     * The call was made: what it took is spent, the rest is free again.
     *
     * @param usage of this one call; without tokens where the call brought no answer and nobody
     *     knows what it cost
     */
    void settle(Usage usage);

    /** No call was made: all of it is free again. */
    void release();
  }

  /**
   * No money for this call.
   *
   * @param reason one line for a person, such as the budget that is used up
   */
  record Denied(String reason) implements Reservation {}
}
