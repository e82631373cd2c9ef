package dev.attune.topology.identity.fold;

import dev.attune.avro.Profile;
import dev.attune.avro.Spending;
import dev.attune.topology.profile.bound.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Revenue in one currency, and the last order of all. */
final class SpendingFold {

  /** The spending of all, in the currency of the known id where it has one. */
  Spending of(Spending own, List<Profile> parts) {
    List<Spending> all = parts.stream().map(Profile::getSpending).toList();
    String currency = currency(own, all);
    BigDecimal revenue = Money.ZERO;
    for (Spending each : all) {
      if (each.getCurrency() == null || each.getCurrency().equals(currency)) {
        revenue = Money.sum(revenue, each.getRevenue());
      }
    }
    Spending last =
        all.stream()
            .filter(each -> each.getLastOrderAt() != null)
            .max(
                Comparator.comparing(Spending::getLastOrderAt)
                    .thenComparing(each -> String.valueOf(each.getLastOrderEventId())))
            .orElse(own);
    return new Spending(
        revenue,
        currency,
        last.getLastOrderAt(),
        last.getLastOrderArrivedAt(),
        last.getLastOrderEventId(),
        last.getLastOrderTotal());
  }

  private static @Nullable String currency(Spending own, List<Spending> all) {
    return own.getCurrency() != null
        ? own.getCurrency()
        : all.stream().map(Spending::getCurrency).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
