package dev.attune.generation.budget.lease;

import dev.attune.avro.BudgetAction;
import dev.attune.avro.BudgetAnswer;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.budget.BudgetBook;
import dev.attune.budget.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a worker holds of one scope's money: never more than a fixed amount that is not settled. It
 * asks for a quarter of that at a time, before it runs dry, and only while calls want money.
 * Confined to the lock of {@link LeasedTreasury}; time comes in as an argument.
 */
final class Wallet {

  /** Longest time an answer is waited for before the wish is given up and made anew. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long a refusal is believed: another worker may bring money back at any time. */
  static final Duration BELIEF = Duration.ofSeconds(2);

  private static final BigDecimal PARTS = new BigDecimal(4);
  private static final BigDecimal HALVES = new BigDecimal(2);

  private final String workerId;
  private final String scope;
  private final BigDecimal most;
  private final BigDecimal part;
  private final Consumer<BudgetRequest> out;
  private final List<HeldLease> leases = new ArrayList<>();
  private final Map<Long, Wish> givenUp = new HashMap<>();
  private long sequence;
  private BigDecimal wanted = Usd.ZERO;
  private @Nullable Wish wish;
  private @Nullable Refusal refusal;

  /**
   * An empty wallet.
   *
   * @param most money held and not settled, USD
   */
  Wallet(String workerId, String scope, BigDecimal most, Consumer<BudgetRequest> out) {
    this.workerId = workerId;
    this.scope = scope;
    this.most = most;
    this.part = Usd.atMost(most.divide(PARTS));
    this.out = out;
  }

  /** A lease on which so much is now reserved; empty where none has it. */
  Optional<HeldLease> reserve(BigDecimal amount, Instant now) {
    Optional<HeldLease> found =
        leases.stream().filter(lease -> lease.free(now).compareTo(amount) >= 0).findFirst();
    found.ifPresent(lease -> lease.reserve(amount));
    boolean low = found.isEmpty() || free(now).compareTo(part.divide(HALVES)) < 0;
    if (low && amount.compareTo(most) <= 0) {
      wanted = wanted.max(amount);
    }
    return found;
  }

  /** Why there is no money, where that is known by now. */
  Optional<String> refusal(BigDecimal amount, Instant now) {
    if (amount.compareTo(most) > 0) {
      return Optional.of(
          "a call may cost %s USD, a worker may hold %s: raise budget.lease.usd"
              .formatted(amount.toPlainString(), most.toPlainString()));
    }
    return refusal != null && now.isBefore(refusal.until())
        ? Optional.of(refusal.reason())
        : Optional.empty();
  }

  /** Hands back what is over, and asks for what is wanted. */
  void tick(Instant now) {
    leases.removeIf(lease -> {
      boolean over = lease.isOver(now);
      if (over) {
        settle(lease.sequence(), lease.spent());
      }
      return over;
    });
    if (wish != null && !now.isBefore(wish.at().plus(PATIENCE))) {
      givenUp.put(wish.sequence(), wish);
      wish = null;
    }
    if (wish == null && wanted.signum() > 0 && refusal(wanted, now).isEmpty()) {
      ask(now);
    }
  }

  private void ask(Instant now) {
    BigDecimal room = most.subtract(lent(now.minus(BudgetBook.LEASE)));
    if (room.compareTo(wanted) < 0) {
      // What is left of these is too small for what is wanted: back with it, to get it whole.
      leases.stream()
          .filter(lease -> lease.free(now).compareTo(wanted) < 0)
          .forEach(HeldLease::retire);
      return;
    }
    Wish next = new Wish(++sequence, now, part.max(wanted).min(room));
    wish = next;
    out.accept(
        new BudgetRequest(workerId, sequence, scope, BudgetAction.LEASE, next.amount(), wanted));
  }

  /** Takes an answer. One that is not waited for brings nothing, or money to hand back. */
  void receive(BudgetGrant grant, Instant now) {
    boolean granted = grant.getAnswer() == BudgetAnswer.GRANTED;
    if (wish != null && wish.sequence() == grant.getSequence()) {
      wish = null;
      wanted = Usd.ZERO;
      if (granted) {
        leases.add(new HeldLease(grant.getSequence(), grant.getAmountUsd(), grant.getUntil()));
        refusal = null;
      } else {
        refusal = new Refusal(grant.getRule() + ": " + grant.getDetail(), now.plus(BELIEF));
      }
    } else if (givenUp.remove(grant.getSequence()) != null && granted) {
      settle(grant.getSequence(), Usd.ZERO);
    }
  }

  /** Hands back all that no call has reserved; what is reserved counts as spent. */
  void close() {
    leases.forEach(lease -> settle(lease.sequence(), lease.atWorst()));
    leases.clear();
  }

  /** What may be lent and is not settled, USD: held, asked for, and asked for without an answer. */
  BigDecimal lent() {
    return lent(Instant.MIN);
  }

  /** Of wishes given up only those since a moment: what an older one brought could not be used. */
  private BigDecimal lent(Instant since) {
    BigDecimal lent = wish == null ? Usd.ZERO : wish.amount();
    for (HeldLease lease : leases) {
      lent = lent.add(lease.amount());
    }
    for (Wish old : givenUp.values()) {
      lent = lent.add(old.at().isBefore(since) ? Usd.ZERO : old.amount());
    }
    return lent;
  }

  private BigDecimal free(Instant now) {
    return leases.stream().map(lease -> lease.free(now)).reduce(Usd.ZERO, BigDecimal::add);
  }

  private void settle(long number, BigDecimal spent) {
    out.accept(new BudgetRequest(workerId, number, scope, BudgetAction.SETTLE, spent, Usd.ZERO));
  }

  private record Wish(long sequence, Instant at, BigDecimal amount) {}

  private record Refusal(String reason, Instant until) {}
}
