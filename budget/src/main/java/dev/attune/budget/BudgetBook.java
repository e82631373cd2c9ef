package dev.attune.budget;

import dev.attune.avro.BudgetAnswer;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetLease;
import dev.attune.avro.BudgetPeriod;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.BudgetWindow;
import dev.attune.avro.BudgetWorker;
import dev.attune.avro.ScopeBudget;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The money of one scope. What is lent counts as spent until its worker settles; so the sum of what
 * was spent and what is lent never exceeds the limit of any day or month, and no worker can spend
 * too much, whatever it does, as long as it spends no more than it holds. What a worker took with
 * it when it crashed stays spent. Pure and immutable.
 */
public final class BudgetBook {

  /** How long a lease may be settled after its end, and how far apart workers' clocks may be. */
  public static final Duration GRACE = Duration.ofDays(2);

  /** Longest life of a lease: a worker that hears nothing from the topology stops after it. */
  public static final Duration LEASE = Duration.ofMinutes(5);

  /** No worker gets more than this part of what is left, so that the last money is shared. */
  private static final BigDecimal SHARE = new BigDecimal("0.25");

  private final ScopeBudget state;

  private BudgetBook(ScopeBudget state) {
    this.state = state;
  }

  /** The book as it was kept, or a new one. */
  public static BudgetBook of(String scope, @Nullable ScopeBudget kept) {
    return new BudgetBook(
        kept == null
            ? new ScopeBudget(scope, Instant.EPOCH, List.of(), List.of(), List.of())
            : kept);
  }

  /** What is to be kept. */
  public ScopeBudget state() {
    return state;
  }

  /**
   * Books one message of a worker. The same message a second time changes nothing.
   *
   * @param at the time of the message: decides its day and month
   */
  public Turn book(BudgetRequest request, Instant at, BudgetPlan plan) {
    BudgetBook now = new BudgetBook(BudgetCleaning.upTo(state, at));
    return switch (request.getAction()) {
      case LEASE -> now.lend(request, at, plan);
      case SETTLE -> new Turn(now.settle(request), null);
      case OTHER -> new Turn(now, null);
    };
  }

  private Turn lend(BudgetRequest request, Instant at, BudgetPlan plan) {
    if (request.getSequence() <= lastSequence(request.getWorkerId())) {
      // Said before. While the lease is open its answer may have been lost; else it is over.
      return new Turn(this, lease(request).map(lease -> granted(request, lease)).orElse(null));
    }
    BudgetBook counted = counted(request, at);
    Optional<BudgetPlan.Limits> limits = plan.of(state.getScope());
    if (limits.isEmpty()) {
      return new Turn(counted, BudgetRefusal.unnamed(request, at));
    }
    if (!at.plus(GRACE).isAfter(state.getAsOf())) {
      return new Turn(counted, BudgetRefusal.late(request, state.getAsOf()));
    }
    return counted.lend(request, at, plan, limits.get());
  }

  private Turn lend(BudgetRequest request, Instant at, BudgetPlan plan, BudgetPlan.Limits limits) {
    BudgetWindow day = BudgetWindows.find(state.getWindows(), BudgetPeriod.DAY, at, plan.zone());
    BudgetWindow month =
        BudgetWindows.find(state.getWindows(), BudgetPeriod.MONTH, at, plan.zone());
    @Nullable BigDecimal ofDay = limits.perDay().left(committed(day));
    @Nullable BigDecimal ofMonth = limits.perMonth().left(committed(month));
    BigDecimal least = request.getLeastUsd().max(Usd.ZERO);
    if (ofMonth != null && ofMonth.compareTo(least) < 0) {
      return new Turn(this, BudgetRefusal.exhausted(request, month, ofMonth));
    }
    if (ofDay != null && ofDay.compareTo(least) < 0) {
      return new Turn(this, BudgetRefusal.exhausted(request, day, ofDay));
    }
    BigDecimal amount =
        share(share(request.getAmountUsd().max(least), least, ofDay), least, ofMonth);
    if (amount.signum() <= 0) {
      return new Turn(this, BudgetRefusal.exhausted(request, day, amount));
    }
    BudgetLease lease =
        new BudgetLease(
            request.getWorkerId(),
            request.getSequence(),
            amount,
            at,
            earlier(at.plus(LEASE), day.getEndsAt()));
    return new Turn(with(lease, day, month), granted(request, lease));
  }

  private static BigDecimal share(BigDecimal wished, BigDecimal least, @Nullable BigDecimal left) {
    return left == null ? wished : wished.min(Usd.atMost(left.multiply(SHARE)).max(least));
  }

  private BudgetBook settle(BudgetRequest request) {
    Optional<BudgetLease> found = lease(request);
    if (found.isEmpty()) {
      return this;
    }
    BudgetLease lease = found.get();
    // Nonsense counts as all of it; more than was lent is shown, not hidden.
    BigDecimal spent =
        request.getAmountUsd().signum() < 0 ? lease.getAmountUsd() : request.getAmountUsd();
    List<BudgetLease> rest = new ArrayList<>(state.getLeases());
    rest.remove(lease);
    return new BudgetBook(
        ScopeBudget.newBuilder(state)
            .setWindows(BudgetWindows.spend(state.getWindows(), lease, spent))
            .setLeases(rest)
            .build());
  }

  private BudgetBook with(BudgetLease lease, BudgetWindow day, BudgetWindow month) {
    List<BudgetWindow> windows = new ArrayList<>(state.getWindows());
    for (BudgetWindow window : List.of(day, month)) {
      if (!windows.contains(window)) {
        windows.add(window);
      }
    }
    List<BudgetLease> leases = new ArrayList<>(state.getLeases());
    leases.add(lease);
    return new BudgetBook(
        ScopeBudget.newBuilder(state).setWindows(windows).setLeases(leases).build());
  }

  private BudgetBook counted(BudgetRequest request, Instant at) {
    List<BudgetWorker> workers = new ArrayList<>(state.getWorkers());
    workers.removeIf(worker -> worker.getWorkerId().equals(request.getWorkerId()));
    workers.add(new BudgetWorker(request.getWorkerId(), request.getSequence(), at));
    return new BudgetBook(ScopeBudget.newBuilder(state).setWorkers(workers).build());
  }

  private long lastSequence(String workerId) {
    return state.getWorkers().stream()
        .filter(worker -> worker.getWorkerId().equals(workerId))
        .mapToLong(BudgetWorker::getSequence)
        .max()
        .orElse(0);
  }

  private Optional<BudgetLease> lease(BudgetRequest request) {
    return state.getLeases().stream()
        .filter(lease ->
            lease.getSequence() == request.getSequence()
                && lease.getWorkerId().equals(request.getWorkerId()))
        .findFirst();
  }

  private static BudgetGrant granted(BudgetRequest request, BudgetLease lease) {
    return new BudgetGrant(
        request.getWorkerId(),
        request.getSequence(),
        request.getScope(),
        BudgetAnswer.GRANTED,
        lease.getAmountUsd(),
        lease.getUntil(),
        null,
        null);
  }

  /** What nobody else may spend in a window: spent for good, or lent. USD. */
  public BigDecimal committed(BudgetWindow window) {
    return BudgetWindows.committed(window, state.getLeases());
  }

  /**
   * What is lent and not settled, USD: so much may be left unspent where every worker crashes now.
   */
  public BigDecimal lent() {
    return state.getLeases().stream()
        .map(BudgetLease::getAmountUsd)
        .reduce(Usd.ZERO, BigDecimal::add);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * What comes of a message.
   *
   * @param grant the answer; null where none is due
   */
  public record Turn(BudgetBook book, @Nullable BudgetGrant grant) {}
}
