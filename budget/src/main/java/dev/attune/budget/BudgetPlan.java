package dev.attune.budget;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the playbook allows.
 *
 * @param zone where a day and a month begin
 * @param tenant limits of all calls together; null where the playbook names none: then no call that
 *     costs anything is made
 * @param scenarios further limits by scenario; a scenario without any has the tenant's alone
 */
public record BudgetPlan(ZoneId zone, @Nullable Limits tenant, Map<String, Limits> scenarios) {

  /** Of a playbook that says nothing: nothing may be spent. */
  public static final BudgetPlan NONE = new BudgetPlan(ZoneOffset.UTC, null, Map.of());

  public BudgetPlan {
    scenarios = Map.copyOf(scenarios);
  }

  /** The limits of a scope; empty where nothing may be spent. */
  Optional<Limits> of(String scope) {
    if (scope.equals(Scopes.TENANT)) {
      return Optional.ofNullable(tenant);
    }
    return scenarios.entrySet().stream()
        .filter(entry -> Scopes.scenario(entry.getKey()).equals(scope))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> Optional.of(Limits.UNLIMITED));
  }

  /** Limits of one scope. */
  public record Limits(Limit perDay, Limit perMonth) {

    static final Limits UNLIMITED = new Limits(Limit.UNLIMITED, Limit.UNLIMITED);
  }
}
