package dev.attune.topology.profile.update;

import dev.attune.avro.BoughtProduct;
import dev.attune.avro.Cart;
import dev.attune.avro.CartLine;
import dev.attune.avro.CartRemoval;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.topology.profile.model.CartLines;
import dev.attune.topology.profile.model.Observation;
import dev.attune.topology.profile.model.ProfileLimits;
import java.time.Instant;
import java.util.List;

/**
 * The cart, told from additions, removals and orders. Of an addition and the removal or purchase of
 * the same product, the one with the later event time wins, whichever arrives first; equal times go
 * by arrival.
 */
public final class CartUpdater {

  private final CartLines cartLines;
  private final CartRemovals cartRemovals;
  private final int maxQuantity;

  public CartUpdater(ProfileLimits limits) {
    this.cartLines = new CartLines(limits.cartLines());
    this.cartRemovals = new CartRemovals(limits.cartRemovals());
    this.maxQuantity = limits.quantity();
  }

  /** The cart after an event, {@code bought} being the products bought before it. */
  public Cart apply(Cart before, List<BoughtProduct> bought, Observation seen) {
    if (seen.body() instanceof PurchaseEvent purchase) {
      return purchase.getType() == PurchaseType.ORDER_COMPLETED ? ordered(before, seen) : before;
    }
    if (!(seen.body() instanceof ClickEvent click) || seen.product() == null) {
      return before;
    }
    int quantity = Math.clamp(click.getQuantity(), 1, maxQuantity);
    return switch (click.getType()) {
      case PRODUCT_ADDED -> added(before, bought, seen.product(), quantity, seen);
      case PRODUCT_REMOVED -> removed(before, seen.product(), quantity, seen);
      default -> before;
    };
  }

  @SuppressWarnings("ReferenceEquality") // the same list says that nothing was taken
  private static Cart ordered(Cart before, Observation seen) {
    List<CartLine> left = CartLines.withoutOrdered(before.getLines(), seen);
    return left == before.getLines() ? before : changed(before, left, seen);
  }

  private Cart added(
      Cart before, List<BoughtProduct> bought, ProductRef product, int quantity, Observation seen) {
    String id = product.getProductId();
    if (BoughtUpdater.isBoughtAfter(bought, id, seen.at())
        || cartRemovals.isRemovedAfter(before.getRemovals(), id, seen.at())) {
      return before;
    }
    int known = CartLines.indexOf(before.getLines(), id);
    CartLine line =
        known < 0
            ? new CartLine(product, quantity, seen.at(), seen.clock(), seen.eventId())
            : more(before.getLines().get(known), product, quantity, seen);
    return changed(before, cartLines.with(before.getLines(), known, line), seen);
  }

  private CartLine more(CartLine old, ProductRef product, int quantity, Observation seen) {
    int total = Math.min(old.getQuantity() + quantity, maxQuantity);
    return seen.at().isBefore(old.getAddedAt())
        ? CartLines.counted(old, total)
        : new CartLine(product, total, seen.at(), seen.clock(), seen.eventId());
  }

  private Cart removed(Cart before, ProductRef product, int quantity, Observation seen) {
    int known = CartLines.indexOf(before.getLines(), product.getProductId());
    if (known < 0) {
      return new Cart(before.getLines(), noted(before, product, seen), before.getChangedAt());
    }
    CartLine old = before.getLines().get(known);
    int left = old.getQuantity() - quantity;
    if (left > 0 || seen.at().isBefore(old.getAddedAt())) {
      // What was added after the removal is still there, at least one piece of it.
      CartLine line = CartLines.counted(old, Math.max(left, 1));
      return changed(before, cartLines.with(before.getLines(), known, line), seen);
    }
    return new Cart(
        CartLines.without(before.getLines(), known),
        noted(before, product, seen),
        changedAt(before, seen));
  }

  private List<CartRemoval> noted(Cart before, ProductRef product, Observation seen) {
    return cartRemovals.with(before.getRemovals(), product.getProductId(), seen.at());
  }

  private static Cart changed(Cart before, List<CartLine> lines, Observation seen) {
    return new Cart(lines, before.getRemovals(), changedAt(before, seen));
  }

  private static Instant changedAt(Cart before, Observation seen) {
    return Observation.latest(before.getChangedAt(), Observation.latest(seen.at(), seen.clock()));
  }
}
