package dev.attune.topology.profile.update;

import dev.attune.avro.CartRemoval;
import dev.attune.topology.profile.model.NewestFirst;
import java.time.Instant;
import java.util.List;

/** What left the cart unbought, newest first. */
final class CartRemovals {

  private final NewestFirst<CartRemoval> newestFirst;

  CartRemovals(int limit) {
    this.newestFirst = new NewestFirst<>(CartRemoval::getAt, limit);
  }

  /** The removals with one more, unless a newer one of the same product is there. */
  List<CartRemoval> with(List<CartRemoval> before, String productId, Instant at) {
    int known = indexOf(before, productId);
    return known >= 0 && before.get(known).getAt().isAfter(at)
        ? before
        : newestFirst.with(before, known, new CartRemoval(productId, at));
  }

  boolean isRemovedAfter(List<CartRemoval> removals, String productId, Instant moment) {
    int known = indexOf(removals, productId);
    return known >= 0 && removals.get(known).getAt().isAfter(moment);
  }

  private static int indexOf(List<CartRemoval> removals, String productId) {
    for (int i = 0; i < removals.size(); i++) {
      if (removals.get(i).getProductId().equals(productId)) {
        return i;
      }
    }
    return NewestFirst.NONE;
  }
}
