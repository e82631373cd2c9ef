package dev.attune.generation.budget.lease;

import dev.attune.avro.BudgetAction;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.GenerationRequest;
import dev.attune.budget.BudgetBook;
import dev.attune.budget.BudgetPlan;
import dev.attune.budget.Limit;
import dev.attune.budget.Usd;
import dev.attune.generation.Requests;
import dev.attune.generation.budget.Treasury;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Workers, the books and the messages between them, in an order that a seed decides: messages are
 * late, doubled and overtake each other, workers crash with calls under way (which are paid all the
 * same), clocks of workers differ, days and months end. What was really spent is counted beside it.
 */
final class LeaseSimulation {

  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final BigDecimal LEASE = Usd.atLeast(new BigDecimal("0.80"));
  private static final BigDecimal PER_DAY = new BigDecimal("2.00");
  private static final BigDecimal PER_MONTH = new BigDecimal("3.50");
  private static final BigDecimal OF_SCENARIO = new BigDecimal("1.20");
  private static final int STEPS = 600;
  private static final int WORKERS = 4;

  private final Random random;
  private final BudgetPlan plan =
      new BudgetPlan(
          VIENNA,
          new BudgetPlan.Limits(Limit.of(PER_DAY), Limit.of(PER_MONTH)),
          Map.of("scenario", new BudgetPlan.Limits(Limit.of(OF_SCENARIO), Limit.UNLIMITED)));
  private final GenerationRequest request = Requests.simple().build();
  private final Map<String, BudgetBook> books = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<BudgetGrant> granted = new ArrayList<>();
  private final List<Worker> workers = new ArrayList<>();
  private final Map<LocalDate, BigDecimal> spentByDay = new HashMap<>();
  private final Set<LocalDate> days = new TreeSet<>();
  private Instant now;
  private BigDecimal bound = Usd.ZERO;
  private int started;
  private int crashes;
  private boolean drained;

  LeaseSimulation(long seed, Instant start) {
    this.random = new Random(seed);
    this.now = start;
    int size = 1 + random.nextInt(WORKERS);
    for (int i = 0; i < size; i++) {
      workers.add(new Worker());
    }
  }

  Result run() {
    for (int step = 0; step < STEPS; step++) {
      now = now.plusMillis(random.nextInt(200));
      step();
    }
    end();
    return result();
  }

  private void step() {
    Worker worker = workers.get(random.nextInt(workers.size()));
    int dice = random.nextInt(1_000);
    if (dice < 350) {
      worker.begin();
      worker.treasury.tick();
    } else if (dice < 560) {
      worker.finish();
    } else if (dice < 600) {
      worker.treasury.tick();
    } else if (dice < 800) {
      deliver(asked, this::book);
    } else if (dice < 987) {
      deliver(granted, this::hand);
    } else if (dice < 990) {
      crash(worker);
    } else if (dice < 996) {
      now = now.plusSeconds(random.nextInt(240));
    } else {
      now = now.plus(Duration.ofHours(random.nextInt(30)));
    }
  }

  /** Any message that is on its way; it may come again. */
  private <M> void deliver(List<M> messages, java.util.function.Consumer<M> to) {
    if (!messages.isEmpty()) {
      int index = random.nextInt(3) > 0 ? 0 : random.nextInt(messages.size());
      M message = random.nextInt(8) == 0 ? messages.get(index) : messages.remove(index);
      to.accept(message);
    }
  }

  private void book(Asked message) {
    String scope = message.request().getScope();
    BudgetBook book = books.getOrDefault(scope, BudgetBook.of(scope, null));
    BudgetBook.Turn turn = book.book(message.request(), message.at(), plan);
    books.put(scope, turn.book());
    BudgetGrant grant = turn.grant();
    if (grant != null) {
      granted.add(grant);
      drained |= grant.getRule() != null;
    }
  }

  private void hand(BudgetGrant grant) {
    workers.forEach(worker -> worker.treasury.receive(grant));
  }

  /** Its calls go on at the provider, and are paid; its messages may still arrive, or not. */
  private void crash(Worker worker) {
    crashes++;
    worker.calls.forEach(call -> spend(call.begunAt(), call.cost()));
    bound = bound.add(worker.treasury.held());
    if (random.nextBoolean()) {
      asked.removeIf(
          message -> worker.id.equals(message.request().getWorkerId()) && message.isWish());
    }
    workers.remove(worker);
    workers.add(new Worker());
  }

  private void spend(Instant begunAt, BigDecimal cost) {
    spentByDay.merge(begunAt.atZone(VIENNA).toLocalDate(), cost, BigDecimal::add);
  }

  /** All calls end, all workers stop in good order, all messages arrive. */
  private void end() {
    workers.forEach(Worker::stop);
    while (!asked.isEmpty()) {
      book(asked.removeFirst());
    }
  }

  private Result result() {
    BigDecimal overspent = Usd.ZERO;
    Map<YearMonth, BigDecimal> spentByMonth = new HashMap<>();
    for (Map.Entry<LocalDate, BigDecimal> day : spentByDay.entrySet()) {
      overspent = overspent.add(over(day.getValue(), PER_DAY.min(OF_SCENARIO)));
      spentByMonth.merge(YearMonth.from(day.getKey()), day.getValue(), BigDecimal::add);
    }
    for (BigDecimal spent : spentByMonth.values()) {
      overspent = overspent.add(over(spent, PER_MONTH));
    }
    BigDecimal stranded =
        books.values().stream().map(BudgetBook::lent).reduce(Usd.ZERO, BigDecimal::add);
    BigDecimal spent = spentByMonth.values().stream().reduce(Usd.ZERO, BigDecimal::add);
    return new Result(overspent, spent, stranded, bound, crashes, drained, days.size());
  }

  private static BigDecimal over(BigDecimal spent, BigDecimal limit) {
    return spent.subtract(limit).max(Usd.ZERO);
  }

  /** A message with the time its worker gave it. */
  private record Asked(BudgetRequest request, Instant at) {

    boolean isWish() {
      return request.getAction() == BudgetAction.LEASE;
    }
  }

  private record Call(Treasury.Holding.Held held, Instant begunAt, BigDecimal cost) {}

  /**
   * What came of a schedule, USD.
   *
   * @param stranded lent at the end and never settled
   * @param days on which a call began
   */
  record Result(
      BigDecimal overspent,
      BigDecimal spent,
      BigDecimal stranded,
      BigDecimal strandedBound,
      int crashes,
      boolean drained,
      int days) {}

  private final class Worker {
    private final String id = "w" + started++;
    private final Duration skew = Duration.ofMillis(random.nextInt(20_000));
    private final List<Call> calls = new ArrayList<>();
    private final LeasedTreasury treasury =
        new LeasedTreasury(id, LEASE, this::time, message -> asked.add(new Asked(message, time())));

    private Instant time() {
      return now.plus(skew);
    }

    private void begin() {
      BigDecimal most = Usd.atLeast(BigDecimal.valueOf(1 + random.nextInt(120), 3));
      if (treasury.hold(request, most) instanceof Treasury.Holding.Held held) {
        BigDecimal cost =
            random.nextInt(3) == 0
                ? most
                : Usd.atMost(most.multiply(BigDecimal.valueOf(random.nextDouble())));
        calls.add(new Call(held, time(), cost));
        days.add(time().atZone(VIENNA).toLocalDate());
      }
    }

    private void finish() {
      if (!calls.isEmpty()) {
        Call call = calls.remove(random.nextInt(calls.size()));
        call.held().spend(call.cost());
        spend(call.begunAt(), call.cost());
      }
    }

    private void stop() {
      while (!calls.isEmpty()) {
        finish();
      }
      treasury.close();
      bound = bound.add(treasury.held());
    }
  }
}
