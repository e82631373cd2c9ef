package dev.attune.topology.profile.update;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.OrderLine;
import dev.attune.avro.PriceBand;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.topology.profile.model.Observation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Moving mean of ln(price), and of its distance from that mean, over what is viewed, put in the
 * cart and bought. A plain mean at first, exponentially weighted once enough prices are in.
 */
public final class PriceBandUpdater {

  private final double adaptation;

  /** A band that takes up at least this share of each new price. */
  public PriceBandUpdater(double adaptation) {
    this.adaptation = adaptation;
  }

  /** The band after an event. */
  public PriceBand apply(PriceBand before, Observation seen) {
    if (seen.body() instanceof ClickEvent click && seen.product() != null) {
      return counts(click.getType()) ? with(before, seen.product().getPrice()) : before;
    }
    if (!(seen.body() instanceof PurchaseEvent purchase)
        || purchase.getType() != PurchaseType.ORDER_COMPLETED) {
      return before;
    }
    PriceBand after = before;
    for (OrderLine line : seen.lines()) {
      after = with(after, line.getProduct().getPrice());
    }
    return after;
  }

  private static boolean counts(ClickType type) {
    return type == ClickType.PRODUCT_VIEWED || type == ClickType.PRODUCT_ADDED;
  }

  private PriceBand with(PriceBand before, @Nullable BigDecimal price) {
    if (price == null || price.signum() <= 0) {
      return before;
    }
    double log = StrictMath.log(price.doubleValue());
    long count = before.getCount() + 1;
    double share = Math.max(1.0 / count, adaptation);
    double distance = log - before.getMeanLog();
    double spread =
        count == 1
            ? 0.0
            : before.getSpreadLog() + share * (Math.abs(distance) - before.getSpreadLog());
    return new PriceBand(count, before.getMeanLog() + share * distance, spread);
  }
}
