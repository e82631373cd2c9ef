package dev.attune.generation.budget.lease;

import dev.attune.budget.Usd;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Money lent, and what became of it. In order: open, while calls may begin on it; closing, once it
 * has run out or was retired, until the last call on it has ended; settled, when that is reported.
 * Confined to the lock of {@link LeasedTreasury}.
 */
final class HeldLease {

  private final long sequence;
  private final BigDecimal amount;
  private final Instant until;
  private BigDecimal spent = Usd.ZERO;
  private BigDecimal reserved = Usd.ZERO;
  private boolean retired;

  HeldLease(long sequence, BigDecimal amount, Instant until) {
    this.sequence = sequence;
    this.amount = amount;
    this.until = until;
  }

  long sequence() {
    return sequence;
  }

  BigDecimal amount() {
    return amount;
  }

  BigDecimal spent() {
    return spent;
  }

  /** What a call may begin on. */
  BigDecimal free(Instant now) {
    return retired || !now.isBefore(until) ? Usd.ZERO : amount.subtract(spent).subtract(reserved);
  }

  void reserve(BigDecimal maximum) {
    reserved = reserved.add(maximum);
  }

  void spend(BigDecimal maximum, BigDecimal cost) {
    reserved = reserved.subtract(maximum);
    spent = spent.add(cost);
  }

  /** No call begins on it any more. */
  void retire() {
    retired = true;
  }

  /** Whether nothing will be spent of it any more. */
  boolean isOver(Instant now) {
    boolean closed = retired || !now.isBefore(until) || spent.compareTo(amount) >= 0;
    return closed && reserved.signum() == 0;
  }

  /** What has to be taken for spent where its calls cannot be waited for. */
  BigDecimal atWorst() {
    return spent.add(reserved);
  }
}
