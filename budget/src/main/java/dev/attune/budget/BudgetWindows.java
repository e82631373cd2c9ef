package dev.attune.budget;

import dev.attune.avro.BudgetLease;
import dev.attune.avro.BudgetPeriod;
import dev.attune.avro.BudgetWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Days and months, and what is gone of each. Pure. */
final class BudgetWindows {

  private BudgetWindows() {}

  /** The day or month of a moment, with nothing spent. */
  static BudgetWindow at(BudgetPeriod period, Instant moment, ZoneId zone) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    LocalDate first = period == BudgetPeriod.MONTH ? day.withDayOfMonth(1) : day;
    LocalDate next = period == BudgetPeriod.MONTH ? first.plusMonths(1) : first.plusDays(1);
    // A day has 23 or 25 hours where clocks change, and may begin at one o'clock.
    return new BudgetWindow(
        period,
        first.atStartOfDay(zone).toInstant(),
        next.atStartOfDay(zone).toInstant(),
        Usd.ZERO);
  }

  static boolean contains(BudgetWindow window, Instant moment) {
    return !moment.isBefore(window.getStartsAt()) && moment.isBefore(window.getEndsAt());
  }

  /** The window of a moment among those that are kept, or a new one. */
  static BudgetWindow find(
      List<BudgetWindow> kept, BudgetPeriod period, Instant moment, ZoneId zone) {
    return kept.stream()
        .filter(window -> window.getPeriod() == period && contains(window, moment))
        .findFirst()
        .orElseGet(() -> at(period, moment, zone));
  }

  /** What nobody else may spend: what is gone for good, and what is lent. */
  static BigDecimal committed(BudgetWindow window, List<BudgetLease> leases) {
    return leases.stream()
        .filter(lease -> contains(window, lease.getGrantedAt()))
        .map(BudgetLease::getAmountUsd)
        .reduce(window.getSpentUsd(), BigDecimal::add);
  }

  /** The windows after a lease has ended with so much spent. */
  static List<BudgetWindow> spend(List<BudgetWindow> windows, BudgetLease lease, BigDecimal spent) {
    List<BudgetWindow> changed = new ArrayList<>();
    for (BudgetWindow window : windows) {
      changed.add(
          contains(window, lease.getGrantedAt())
              ? BudgetWindow.newBuilder(window).setSpentUsd(window.getSpentUsd().add(spent)).build()
              : window);
    }
    return changed;
  }
}
