package dev.attune.budget;

import dev.attune.avro.BudgetAnswer;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.BudgetWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The ways to say no, each with the rule that decided. Pure. */
final class BudgetRefusal {

  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  private BudgetRefusal() {}

  static BudgetGrant unnamed(BudgetRequest request, Instant at) {
    return denied(
        request,
        at.plus(ASK_AGAIN),
        Scopes.rule(request.getScope()),
        "the playbook names no budget for paid models: set per-day and per-month, in USD or with"
            + " the word unlimited");
  }

  static BudgetGrant late(BudgetRequest request, Instant asOf) {
    return denied(
        request,
        asOf.plus(ASK_AGAIN),
        Scopes.rule(request.getScope()),
        "the worker's clock is days behind " + asOf);
  }

  static BudgetGrant exhausted(BudgetRequest request, BudgetWindow window, BigDecimal left) {
    String period = window.getPeriod().name().toLowerCase(Locale.ROOT);
    return denied(
        request,
        window.getEndsAt(),
        Scopes.rule(request.getScope()) + ".per-" + period,
        "%s USD are left of this %s's money, a call may need %s"
            .formatted(
                left.max(Usd.ZERO).toPlainString(), period, request.getLeastUsd().toPlainString()));
  }

  private static BudgetGrant denied(
      BudgetRequest request, Instant until, String rule, String detail) {
    return new BudgetGrant(
        request.getWorkerId(),
        request.getSequence(),
        request.getScope(),
        BudgetAnswer.DENIED,
        Usd.ZERO,
        until,
        rule,
        detail);
  }
}
