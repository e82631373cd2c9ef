package dev.attune.topology.budget;

import dev.attune.avro.BudgetWindow;
import dev.attune.budget.BudgetBook;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows how each budget stands. Written by the task that owns a scope, read by whoever scrapes; a
 * gauge shows the newest book that its process has seen.
 */
public final class BudgetGauges {

  private final MeterRegistry registry;
  private final Map<String, Double> values = new ConcurrentHashMap<>();

  public BudgetGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  void show(BudgetBook book) {
    String scope = book.state().getScope();
    set(Meters.BUDGET_LENT, book.lent().doubleValue(), "scope", scope);
    book.state().getWindows().stream()
        .sorted(Comparator.comparing(BudgetWindow::getStartsAt))
        .forEach(window ->
            set(
                Meters.BUDGET_COMMITTED,
                book.committed(window).doubleValue(),
                "scope",
                scope,
                "period",
                window.getPeriod().name().toLowerCase(Locale.ROOT)));
  }

  private void set(Meters meter, double value, String... tags) {
    String key = meter.meterName() + String.join("|", tags);
    if (values.put(key, value) == null) {
      meter.gauge(registry, () -> values.getOrDefault(key, 0.0), tags);
    }
  }
}
