package dev.attune.budget;

import dev.attune.avro.BudgetLease;
import dev.attune.avro.BudgetWindow;
import dev.attune.avro.BudgetWorker;
import dev.attune.avro.ScopeBudget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Forgets what can no longer be settled, so that a book stays small. Pure. */
final class BudgetCleaning {

  private BudgetCleaning() {}

  /** The book as of a moment. Leases that nobody settled in time are written off: as spent. */
  static ScopeBudget upTo(ScopeBudget state, Instant at) {
    Instant asOf = at.isAfter(state.getAsOf()) ? at : state.getAsOf();
    Instant over = asOf.minus(BudgetBook.GRACE);
    List<BudgetWindow> windows = state.getWindows();
    List<BudgetLease> open = new ArrayList<>();
    for (BudgetLease lease : state.getLeases()) {
      if (lease.getUntil().isAfter(over)) {
        open.add(lease);
      } else {
        windows = BudgetWindows.spend(windows, lease, lease.getAmountUsd());
      }
    }
    return new ScopeBudget(
        state.getScope(),
        asOf,
        windows.stream().filter(window -> window.getEndsAt().isAfter(over)).toList(),
        open,
        state.getWorkers().stream().filter(worker -> isNeeded(worker, open, over)).toList());
  }

  private static boolean isNeeded(BudgetWorker worker, List<BudgetLease> open, Instant over) {
    return worker.getSeenAt().isAfter(over)
        || open.stream().anyMatch(lease -> lease.getWorkerId().equals(worker.getWorkerId()));
  }
}
