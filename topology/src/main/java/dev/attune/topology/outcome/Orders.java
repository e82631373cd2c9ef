package dev.attune.topology.outcome;

import dev.attune.avro.PlacedOrder;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.avro.Refund;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.outcome.Deeds.Noted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Notes orders that offers may claim, and what is taken back of them. Pure. */
final class Orders {

  /** More refunds of one order than a shop makes; further ones are not noted. */
  private static final int MOST_REFUNDS = 16;

  private final AttributionRules rules;

  Orders(AttributionRules rules) {
    this.rules = rules;
  }

  /**
   * A purchase, a refund or a cancellation.
   *
   * @param claimable whether an offer could claim an order that is placed now
   */
  Noted note(Journey journey, PurchaseEvent purchase, UserEvent event, boolean claimable) {
    return switch (purchase.getType()) {
      case ORDER_COMPLETED -> placed(journey, purchase, event, claimable);
      case ORDER_REFUNDED, ORDER_CANCELLED -> takenBack(journey, purchase, event);
      case OTHER -> new Noted(journey, Fate.IGNORED);
    };
  }

  private static Noted placed(
      Journey journey, PurchaseEvent purchase, UserEvent event, boolean claimable) {
    if (journey.order(purchase.getOrderId()).isPresent()) {
      return new Noted(journey, Fate.REPEATED);
    }
    if (!claimable) {
      return new Noted(journey, Fate.UNCLAIMED);
    }
    PlacedOrder order =
        new PlacedOrder(
            purchase.getOrderId(),
            event.occurredAt(),
            event.arrivedAt(),
            purchase.getTotal(),
            purchase.getCurrency(),
            List.of());
    return new Noted(journey.with(order), Fate.COUNTED);
  }

  private Noted takenBack(Journey journey, PurchaseEvent purchase, UserEvent event) {
    PlacedOrder order = journey.order(purchase.getOrderId()).orElse(null);
    if (order == null) {
      return new Noted(journey, Fate.UNKNOWN);
    }
    String eventId = event.header().getEventId();
    if (order.getRefunds().stream().anyMatch(each -> each.getEventId().equals(eventId))) {
      return new Noted(journey, Fate.REPEATED);
    }
    Instant arrivedAt = event.arrivedAt();
    if (!arrivedAt.isBefore(rules.settled(order.getArrivedAt()))) {
      return new Noted(journey, Fate.LATE);
    }
    if (order.getRefunds().size() >= MOST_REFUNDS) {
      return new Noted(journey, Fate.IGNORED);
    }
    boolean whole = purchase.getType() == PurchaseType.ORDER_CANCELLED;
    List<Refund> refunds = new ArrayList<>(order.getRefunds());
    refunds.add(new Refund(eventId, arrivedAt, whole ? null : purchase.getTotal()));
    return new Noted(
        journey.with(
            new PlacedOrder(
                order.getOrderId(),
                order.getAt(),
                order.getArrivedAt(),
                order.getTotal(),
                order.getCurrency(),
                refunds)),
        Fate.COUNTED);
  }
}
