package dev.attune.topology.profile.update;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.avro.Session;
import dev.attune.topology.profile.model.Observation;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * The visit. Clicks and purchases make it; messages and outcomes do not, for they need no visit. A
 * late event counts where it belongs to the visit that is known, and never starts one: whether an
 * older visit was counted already, nobody remembers.
 */
public final class SessionUpdater {

  private final Duration gap;

  /** Visits that end after that long without an event. */
  public SessionUpdater(Duration gap) {
    this.gap = gap;
  }

  /** The visit after an event. */
  public Session apply(Session before, Observation seen) {
    if (!(seen.body() instanceof ClickEvent) && !(seen.body() instanceof PurchaseEvent)) {
      return before;
    }
    if (before.getNumber() == 0 || startsAnother(before, seen)) {
      return counted(started(before, seen), seen);
    }
    return belongs(before, seen) ? counted(before, seen) : before;
  }

  private boolean startsAnother(Session before, Observation seen) {
    Instant last = before.getLastAt();
    return seen.at().isAfter(last.plus(gap))
        || (!seen.at().isBefore(last) && isOfAnother(before, seen));
  }

  private boolean belongs(Session before, Observation seen) {
    return !isOfAnother(before, seen) && !seen.at().isBefore(before.getStartedAt().minus(gap));
  }

  /** Two ids that differ tell visits apart; an event without one goes with its neighbours. */
  private static boolean isOfAnother(Session before, Observation seen) {
    return before.getSessionId() != null
        && seen.sessionId() != null
        && !before.getSessionId().equals(seen.sessionId());
  }

  private static Session started(Session before, Observation seen) {
    return new Session(
        seen.sessionId(),
        seen.at(),
        seen.at(),
        seen.clock(),
        before.getNumber() + 1,
        0,
        0,
        0,
        null,
        0,
        0);
  }

  private static Session counted(Session before, Observation seen) {
    SpecificRecord body = seen.body();
    boolean empty = isEmptySearch(body);
    boolean late = seen.at().isBefore(before.getLastAt());
    return new Session(
        before.getSessionId() == null ? seen.sessionId() : before.getSessionId(),
        seen.at().isBefore(before.getStartedAt()) ? seen.at() : before.getStartedAt(),
        late ? before.getLastAt() : seen.at(),
        late ? before.getArrivedAt() : seen.clock(),
        before.getNumber(),
        before.getViews() + one(isClick(body, ClickType.PRODUCT_VIEWED)),
        before.getSearches() + one(isClick(body, ClickType.PRODUCTS_SEARCHED)),
        before.getEmptySearches() + one(empty),
        empty && before.getEmptySearches() == 0 ? seen.clock() : before.getEmptySearchArrivedAt(),
        before.getCartAdditions() + one(isClick(body, ClickType.PRODUCT_ADDED)),
        before.getOrders() + one(isOrder(body)));
  }

  private static int one(boolean counts) {
    return counts ? 1 : 0;
  }

  private static boolean isClick(SpecificRecord body, ClickType type) {
    return body instanceof ClickEvent click && click.getType() == type;
  }

  private static boolean isEmptySearch(SpecificRecord body) {
    return body instanceof ClickEvent click
        && click.getType() == ClickType.PRODUCTS_SEARCHED
        && click.getResults() != null
        && click.getResults() == 0;
  }

  private static boolean isOrder(SpecificRecord body) {
    return body instanceof PurchaseEvent purchase
        && purchase.getType() == PurchaseType.ORDER_COMPLETED;
  }
}
