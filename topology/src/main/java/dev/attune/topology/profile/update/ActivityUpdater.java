package dev.attune.topology.profile.update;

import dev.attune.avro.Activity;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.topology.profile.model.Observation;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Counts, first and last times, and the user's clock. Independent of the order of events. */
public final class ActivityUpdater {

  /** The activity after an event, all timers due by its arrival having fired. */
  public Activity apply(Activity before, Observation seen) {
    boolean first = before.getEvents() == 0;
    Instant at = seen.at();
    SpecificRecord body = seen.body();
    return new Activity(
        first || at.isBefore(before.getFirstSeenAt()) ? at : before.getFirstSeenAt(),
        first ? at : Observation.latest(at, before.getLastSeenAt()),
        seen.clock(),
        Observation.latest(seen.clock(), before.getTimersFiredAt()),
        seen.eventId(),
        before.getEvents() + 1,
        before.getViews() + one(isClick(body, ClickType.PRODUCT_VIEWED)),
        before.getSearches() + one(isClick(body, ClickType.PRODUCTS_SEARCHED)),
        before.getCartAdditions() + one(isClick(body, ClickType.PRODUCT_ADDED)),
        before.getOrders() + one(isOrder(body)),
        before.getRefunds() + one(isTakenBack(body)),
        before.getMessages() + one(body instanceof MessageEvent),
        before.getOffersShown() + one(isOutcome(body, OutcomeType.SHOWN)),
        before.getOffersClicked() + one(isOutcome(body, OutcomeType.CLICKED)),
        before.getOffersDismissed() + one(isOutcome(body, OutcomeType.DISMISSED)));
  }

  private static long one(boolean counts) {
    return counts ? 1 : 0;
  }

  private static boolean isClick(SpecificRecord body, ClickType type) {
    return body instanceof ClickEvent click && click.getType() == type;
  }

  private static boolean isOrder(SpecificRecord body) {
    return body instanceof PurchaseEvent purchase
        && purchase.getType() == PurchaseType.ORDER_COMPLETED;
  }

  private static boolean isTakenBack(SpecificRecord body) {
    return body instanceof PurchaseEvent purchase
        && (purchase.getType() == PurchaseType.ORDER_REFUNDED
            || purchase.getType() == PurchaseType.ORDER_CANCELLED);
  }

  private static boolean isOutcome(SpecificRecord body, OutcomeType type) {
    return body instanceof OutcomeEvent outcome && outcome.getType() == type;
  }
}
