package dev.attune.topology.profile.model;

import dev.attune.avro.ClickType;
import dev.attune.avro.PurchaseType;

/**
 * How much an event on a product says about taste, relative to a view. A search names no product
 * and so has no weight.
 *
 * @param listed seen in a list
 * @param removed taken out of the cart, below 0
 * @param refunded an order taken back, below 0
 */
public record InterestWeights(
    double listed,
    double viewed,
    double wishlisted,
    double shared,
    double added,
    double removed,
    double bought,
    double refunded) {

  /** View 1, cart 3, purchase 5: the usual ladder of implicit feedback. */
  public static final InterestWeights DEFAULTS =
      new InterestWeights(0.25, 1.0, 2.0, 2.0, 3.0, -2.0, 5.0, -3.0);

  /** Weight of a click on a product; 0 for clicks that say nothing. */
  public double of(ClickType type) {
    return switch (type) {
      case PRODUCT_LIST_VIEWED -> listed;
      case PRODUCT_VIEWED -> viewed;
      case PRODUCT_WISHLISTED -> wishlisted;
      case PRODUCT_SHARED -> shared;
      case PRODUCT_ADDED -> added;
      case PRODUCT_REMOVED -> removed;
      default -> 0.0;
    };
  }

  /** Weight of each position of an order. */
  public double of(PurchaseType type) {
    return switch (type) {
      case ORDER_COMPLETED -> bought;
      case ORDER_REFUNDED, ORDER_CANCELLED -> refunded;
      default -> 0.0;
    };
  }
}
