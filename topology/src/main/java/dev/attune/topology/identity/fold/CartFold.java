package dev.attune.topology.identity.fold;

import dev.attune.avro.Cart;
import dev.attune.avro.CartLine;
import dev.attune.avro.CartRemoval;
import dev.attune.avro.Profile;
import dev.attune.topology.profile.model.ProfileLimits;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Of an addition, a removal and a purchase of a product the newest holds, under whichever id it
 * was. Pieces do not add: a shop that carries a cart over at the login reports it under both ids.
 */
final class CartFold {

  private final ProfileLimits limits;

  CartFold(ProfileLimits limits) {
    this.limits = limits;
  }

  /** The cart of all. */
  Cart of(List<Profile> parts, Purchases bought) {
    Map<String, CartLine> lines = new TreeMap<>();
    Map<String, CartRemoval> removals = new TreeMap<>();
    Instant changedAt = parts.getFirst().getCart().getChangedAt();
    for (Profile part : parts) {
      Cart cart = part.getCart();
      cart.getLines()
          .forEach(line -> lines.merge(line.getProduct().getProductId(), line, CartFold::newer));
      cart.getRemovals()
          .forEach(removal -> removals.merge(removal.getProductId(), removal, CartFold::newer));
      changedAt = cart.getChangedAt().isAfter(changedAt) ? cart.getChangedAt() : changedAt;
    }
    return new Cart(left(lines, removals, bought), kept(removals), changedAt);
  }

  private List<CartLine> left(
      Map<String, CartLine> lines, Map<String, CartRemoval> removals, Purchases bought) {
    List<CartLine> left =
        lines.entrySet().stream()
            .filter(line -> {
              CartRemoval removal = removals.get(line.getKey());
              return !isAfter(removal == null ? null : removal.getAt(), line.getValue())
                  && !isAfter(bought.lastOf(line.getKey()), line.getValue());
            })
            .map(Map.Entry::getValue)
            .sorted(Comparator.comparing(CartLine::getAddedAt))
            .toList();
    return left.subList(Math.max(0, left.size() - limits.cartLines()), left.size());
  }

  private List<CartRemoval> kept(Map<String, CartRemoval> removals) {
    return removals.values().stream()
        .sorted(Comparator.comparing(CartRemoval::getAt).reversed())
        .limit(limits.cartRemovals())
        .toList();
  }

  private static boolean isAfter(@Nullable Instant end, CartLine line) {
    return end != null && end.isAfter(line.getAddedAt());
  }

  private static CartLine newer(CartLine one, CartLine other) {
    return other.getAddedAt().isAfter(one.getAddedAt()) ? other : one;
  }

  private static CartRemoval newer(CartRemoval one, CartRemoval other) {
    return other.getAt().isAfter(one.getAt()) ? other : one;
  }
}
