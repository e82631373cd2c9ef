package dev.attune.generation.budget.lease;

import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.GenerationRequest;
import dev.attune.budget.Scopes;
import dev.attune.budget.Usd;
import dev.attune.generation.budget.Reservation;
import dev.attune.generation.budget.Treasury;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Spends money that the topology lends. Without an answer from there no call begins once the leases
 * have run out: it fails closed. So nothing is ever overspent; what may stay unspent when a worker
 * crashes is bounded by what it holds, and that by a fixed amount for each scope.
 *
 * <p>Threads: shared by all calls and by the thread that carries the messages; one lock over all,
 * held for moments, never while waiting.
 */
public final class LeasedTreasury implements Treasury {

  private final String workerId;
  private final BigDecimal most;
  private final InstantSource clock;
  private final Consumer<BudgetRequest> out;
  private final Map<String, Wallet> wallets = new HashMap<>();
  private boolean closed;

  /**
   * A treasury that holds nothing yet.
   *
   * @param workerId a new one for every start
   * @param most money held of one scope and not settled, USD
   * @param out takes messages in order, at once and without waiting
   */
  public LeasedTreasury(
      String workerId, BigDecimal most, InstantSource clock, Consumer<BudgetRequest> out) {
    this.workerId = workerId;
    this.most = Usd.atMost(most);
    this.clock = clock;
    this.out = out;
  }

  @Override
  public synchronized Holding hold(GenerationRequest request, BigDecimal amount) {
    if (closed) {
      return new Holding.Refused(Reservation.Cause.OVER_BUDGET, "the worker stops");
    }
    Instant now = clock.instant();
    List<HeldLease> held = new ArrayList<>();
    for (String scope : Scopes.of(request.getBrief().getScenario())) {
      Wallet wallet = wallet(scope);
      Optional<HeldLease> lease = wallet.reserve(amount, now);
      if (lease.isEmpty()) {
        held.forEach(earlier -> earlier.spend(amount, Usd.ZERO));
        return refused(wallet, amount, now);
      }
      held.add(lease.get());
    }
    return (Holding.Held) cost -> spend(held, amount, cost);
  }

  private static Holding.Refused refused(Wallet wallet, BigDecimal amount, Instant now) {
    return wallet
        .refusal(amount, now)
        .map(reason -> new Holding.Refused(Reservation.Cause.OVER_BUDGET, reason))
        .orElseGet(() ->
            new Holding.Refused(
                Reservation.Cause.AWAITING_MONEY, "money was asked for and has not come yet"));
  }

  private synchronized void spend(List<HeldLease> held, BigDecimal amount, BigDecimal cost) {
    held.forEach(lease -> lease.spend(amount, cost));
  }

  /** To be called often: hands back what is over and asks for what is wanted. */
  public synchronized void tick() {
    if (!closed) {
      Instant now = clock.instant();
      wallets.values().forEach(wallet -> wallet.tick(now));
    }
  }

  /** Takes an answer; those to other workers are passed over. */
  public synchronized void receive(BudgetGrant grant) {
    if (!closed && grant.getWorkerId().equals(workerId)) {
      wallet(grant.getScope()).receive(grant, clock.instant());
    }
  }

  /** What may be lent of all scopes and is not settled: stays unspent where the worker crashes. */
  public synchronized BigDecimal held() {
    return wallets.values().stream().map(Wallet::lent).reduce(Usd.ZERO, BigDecimal::add);
  }

  /** The most that {@link #held} is, while answers come: a fixed amount for each scope. */
  public synchronized BigDecimal bound() {
    return most.multiply(BigDecimal.valueOf(wallets.size()));
  }

  private Wallet wallet(String scope) {
    return wallets.computeIfAbsent(scope, fresh -> new Wallet(workerId, fresh, most, out));
  }

  /** Hands everything back; what running calls have reserved counts as spent. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      wallets.values().forEach(Wallet::close);
    }
  }
}
