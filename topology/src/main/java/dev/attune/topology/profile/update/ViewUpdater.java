package dev.attune.topology.profile.update;

import dev.attune.avro.BoughtProduct;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.avro.ViewedProduct;
import dev.attune.topology.profile.model.NewestFirst;
import dev.attune.topology.profile.model.Observation;
import dev.attune.topology.profile.model.ProfileLimits;
import dev.attune.topology.profile.model.RecentTimes;
import java.time.Instant;
import java.util.List;

/**
 * Products looked at. A purchase of a product ends its row of views; a view that turns out to be
 * older than the last purchase of its product is remembered and not counted.
 */
public final class ViewUpdater {

  private final NewestFirst<ViewedProduct> newestFirst;
  private final int recentTimes;

  public ViewUpdater(ProfileLimits limits) {
    this.newestFirst = new NewestFirst<>(ViewedProduct::getLastAt, limits.views());
    this.recentTimes = limits.recentTimes();
  }

  /** The products after an event, {@code bought} being those bought before it. */
  public List<ViewedProduct> apply(
      List<ViewedProduct> before, List<BoughtProduct> bought, Observation seen) {
    return switch (seen.body()) {
      case ClickEvent click
          when click.getType() == ClickType.PRODUCT_VIEWED && seen.product() != null ->
          viewed(before, bought, seen.product(), seen);
      case PurchaseEvent purchase when purchase.getType() == PurchaseType.ORDER_COMPLETED ->
          ordered(before, seen);
      default -> before;
    };
  }

  private List<ViewedProduct> viewed(
      List<ViewedProduct> before,
      List<BoughtProduct> bought,
      ProductRef product,
      Observation seen) {
    int known = indexOf(before, product.getProductId());
    if (BoughtUpdater.isBoughtAfter(bought, product.getProductId(), seen.at())) {
      return known < 0 ? newestFirst.with(before, known, uncounted(product, seen)) : before;
    }
    return newestFirst.with(
        before,
        known,
        known < 0
            ? new ViewedProduct(
                product, 1, List.of(seen.at()), seen.at(), seen.clock(), seen.eventId())
            : again(before.get(known), product, seen));
  }

  private static ViewedProduct uncounted(ProductRef product, Observation seen) {
    return new ViewedProduct(product, 0, List.of(), seen.at(), seen.clock(), seen.eventId());
  }

  private ViewedProduct again(ViewedProduct old, ProductRef product, Observation seen) {
    boolean late = seen.at().isBefore(old.getLastAt());
    return new ViewedProduct(
        late ? old.getProduct() : product,
        old.getTimes() + 1,
        RecentTimes.with(old.getRecentAt(), seen.at(), recentTimes),
        late ? old.getLastAt() : seen.at(),
        seen.clock(),
        late ? old.getEventId() : seen.eventId());
  }

  private List<ViewedProduct> ordered(List<ViewedProduct> before, Observation seen) {
    List<ViewedProduct> after = before;
    for (OrderLine line : seen.lines()) {
      int known = indexOf(after, line.getProduct().getProductId());
      if (known >= 0) {
        after = newestFirst.with(after, known, since(after.get(known), seen.at()));
      }
    }
    return after;
  }

  private static ViewedProduct since(ViewedProduct old, Instant purchasedAt) {
    List<Instant> left = RecentTimes.after(old.getRecentAt(), purchasedAt);
    return new ViewedProduct(
        old.getProduct(), left.size(), left, old.getLastAt(), old.getArrivedAt(), old.getEventId());
  }

  private static int indexOf(List<ViewedProduct> views, String productId) {
    for (int i = 0; i < views.size(); i++) {
      if (views.get(i).getProduct().getProductId().equals(productId)) {
        return i;
      }
    }
    return NewestFirst.NONE;
  }
}
