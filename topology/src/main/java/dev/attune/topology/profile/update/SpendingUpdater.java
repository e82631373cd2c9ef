package dev.attune.topology.profile.update;

import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.Spending;
import dev.attune.topology.profile.bound.BoundedText;
import dev.attune.topology.profile.bound.Money;
import dev.attune.topology.profile.model.Observation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Revenue and the last order. An order that comes late adds to the revenue and is not the last. */
public final class SpendingUpdater {

  private static final int MAX_CURRENCY_BYTES = 3;

  /** The spending after an event. */
  public Spending apply(Spending before, Observation seen) {
    if (!(seen.body() instanceof PurchaseEvent purchase)) {
      return before;
    }
    return switch (purchase.getType()) {
      case ORDER_COMPLETED -> ordered(before, purchase, seen);
      case ORDER_REFUNDED, ORDER_CANCELLED -> takenBack(before, purchase);
      default -> before;
    };
  }

  private static Spending ordered(Spending before, PurchaseEvent purchase, Observation seen) {
    String named = BoundedText.cutNullable(purchase.getCurrency(), MAX_CURRENCY_BYTES);
    String currency = before.getCurrency() == null ? named : before.getCurrency();
    BigDecimal total = total(purchase);
    BigDecimal revenue = Money.sum(before.getRevenue(), inCurrency(total, named, currency));
    if (before.getLastOrderAt() != null && seen.at().isBefore(before.getLastOrderAt())) {
      return new Spending(
          revenue,
          currency,
          before.getLastOrderAt(),
          before.getLastOrderArrivedAt(),
          before.getLastOrderEventId(),
          before.getLastOrderTotal());
    }
    return new Spending(revenue, currency, seen.at(), seen.clock(), seen.eventId(), total);
  }

  private static Spending takenBack(Spending before, PurchaseEvent purchase) {
    String named = BoundedText.cutNullable(purchase.getCurrency(), MAX_CURRENCY_BYTES);
    BigDecimal returned = inCurrency(total(purchase), named, before.getCurrency());
    return new Spending(
        Money.sum(before.getRevenue(), returned.negate()),
        before.getCurrency(),
        before.getLastOrderAt(),
        before.getLastOrderArrivedAt(),
        before.getLastOrderEventId(),
        before.getLastOrderTotal());
  }

  private static BigDecimal total(PurchaseEvent purchase) {
    BigDecimal total = Money.price(purchase.getTotal());
    return total == null ? Money.ZERO : total;
  }

  /** Amounts in another currency are worth something, but nobody here knows what. */
  private static BigDecimal inCurrency(
      BigDecimal amount, @Nullable String named, @Nullable String currency) {
    return named == null || currency == null || named.equals(currency) ? amount : Money.ZERO;
  }
}
