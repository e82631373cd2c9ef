package dev.attune.topology.profile.update;

import dev.attune.avro.BoughtProduct;
import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.topology.profile.model.NewestFirst;
import dev.attune.topology.profile.model.Observation;
import java.time.Instant;
import java.util.List;

/** Products bought. A refund leaves them: they were wanted. */
public final class BoughtUpdater {

  private final NewestFirst<BoughtProduct> newestFirst;

  /** Keeps at most that many products. */
  public BoughtUpdater(int limit) {
    this.newestFirst = new NewestFirst<>(BoughtProduct::getLastAt, limit);
  }

  /** The products after an event. */
  public List<BoughtProduct> apply(List<BoughtProduct> before, Observation seen) {
    if (!(seen.body() instanceof PurchaseEvent purchase)
        || purchase.getType() != PurchaseType.ORDER_COMPLETED) {
      return before;
    }
    List<BoughtProduct> after = before;
    for (OrderLine line : seen.lines()) {
      after = with(after, line.getProduct(), seen);
    }
    return after;
  }

  /** Whether a product was bought after a moment, as far as the list reaches. */
  static boolean isBoughtAfter(List<BoughtProduct> bought, String productId, Instant moment) {
    int known = indexOf(bought, productId);
    return known >= 0 && bought.get(known).getLastAt().isAfter(moment);
  }

  private List<BoughtProduct> with(
      List<BoughtProduct> before, ProductRef product, Observation seen) {
    int known = indexOf(before, product.getProductId());
    return newestFirst.with(
        before,
        known,
        known < 0
            ? new BoughtProduct(product, 1, seen.at(), seen.at(), seen.clock(), seen.eventId())
            : again(before.get(known), product, seen));
  }

  private static BoughtProduct again(BoughtProduct old, ProductRef product, Observation seen) {
    if (seen.at().isBefore(old.getLastAt())) {
      return new BoughtProduct(
          old.getProduct(),
          old.getTimes() + 1,
          seen.at().isBefore(old.getFirstAt()) ? seen.at() : old.getFirstAt(),
          old.getLastAt(),
          old.getArrivedAt(),
          old.getEventId());
    }
    return new BoughtProduct(
        product, old.getTimes() + 1, old.getFirstAt(), seen.at(), seen.clock(), seen.eventId());
  }

  private static int indexOf(List<BoughtProduct> bought, String productId) {
    for (int i = 0; i < bought.size(); i++) {
      if (bought.get(i).getProduct().getProductId().equals(productId)) {
        return i;
      }
    }
    return NewestFirst.NONE;
  }
}
