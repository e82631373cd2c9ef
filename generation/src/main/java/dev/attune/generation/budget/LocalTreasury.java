package dev.attune.generation.budget;

import dev.attune.avro.BudgetAction;
import dev.attune.avro.BudgetAnswer;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.GenerationRequest;
import dev.attune.budget.BudgetBook;
import dev.attune.budget.BudgetPlan;
import dev.attune.budget.Scopes;
import dev.attune.budget.Usd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books itself, for a process that works alone and begins with nothing spent: a replay,
 * whose days are those of the log. Each call holds a lease of its own.
 *
 * <p>Threads: shared by all calls, one at a time.
 */
public final class LocalTreasury implements Treasury {

  private static final String WORKER = "local";

  private final BudgetPlan plan;
  private final Function<GenerationRequest, Instant> time;
  private final Map<String, BudgetBook> books = new HashMap<>();
  private long sequence;

  /**
   * A treasury with all books empty.
   *
   * @param time decides the day and month of a request's money
   */
  public LocalTreasury(BudgetPlan plan, Function<GenerationRequest, Instant> time) {
    this.plan = plan;
    this.time = time;
  }

  @Override
  public synchronized Holding hold(GenerationRequest request, BigDecimal amount) {
    Instant at = time.apply(request);
    long number = ++sequence;
    List<String> held = new ArrayList<>();
    for (String scope : Scopes.of(request.getBrief().getScenario())) {
      BudgetGrant grant = book(message(scope, number, BudgetAction.LEASE, amount, amount), at);
      if (grant == null || grant.getAnswer() != BudgetAnswer.GRANTED) {
        settle(held, number, Usd.ZERO, at);
        return new Holding.Refused(
            Reservation.Cause.OVER_BUDGET,
            grant == null ? "no answer" : grant.getRule() + ": " + grant.getDetail());
      }
      held.add(scope);
    }
    return (Holding.Held) cost -> settle(held, number, cost, at);
  }

  private synchronized void settle(List<String> scopes, long number, BigDecimal cost, Instant at) {
    for (String scope : scopes) {
      book(message(scope, number, BudgetAction.SETTLE, cost, Usd.ZERO), at);
    }
  }

  private @Nullable BudgetGrant book(BudgetRequest message, Instant at) {
    String scope = message.getScope();
    BudgetBook book = books.getOrDefault(scope, BudgetBook.of(scope, null));
    BudgetBook.Turn turn = book.book(message, at, plan);
    books.put(scope, turn.book());
    return turn.grant();
  }

  private static BudgetRequest message(
      String scope, long number, BudgetAction action, BigDecimal amount, BigDecimal least) {
    return new BudgetRequest(WORKER, number, scope, action, amount, least);
  }
}
