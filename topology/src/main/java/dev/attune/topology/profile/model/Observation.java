package dev.attune.topology.profile.model;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.OrderLine;
import dev.attune.avro.ProductRef;
import dev.attune.avro.PurchaseEvent;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.profile.bound.BoundedText;
import dev.attune.topology.profile.bound.Products;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as all updaters read it: what they keep of it is bounded once, here.
 *
 * @param at event time
 * @param clock the user's clock on its arrival, never before that of an earlier arrival
 * @param product of a click
 * @param lines of an order, each product once
 */
public record Observation(
    String eventId,
    @Nullable String sessionId,
    Instant at,
    Instant clock,
    SpecificRecord body,
    @Nullable ProductRef product,
    List<OrderLine> lines) {

  private static final int MAX_ID_BYTES = 100;

  /** Reads an event that arrives when the user's clock stands at {@code clockBefore}. */
  public static Observation of(UserEvent event, Instant clockBefore, ProfileLimits limits) {
    return new Observation(
        BoundedText.cut(event.header().getEventId(), MAX_ID_BYTES),
        BoundedText.cutNullable(event.header().getSessionId(), MAX_ID_BYTES),
        event.occurredAt(),
        latest(event.arrivedAt(), clockBefore),
        event.body(),
        event.body() instanceof ClickEvent click
            ? Products.boundedNullable(click.getProduct())
            : null,
        event.body() instanceof PurchaseEvent purchase
            ? distinct(purchase.getLines(), limits.orderLines())
            : List.of());
  }

  /** The later of two moments. */
  public static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static List<OrderLine> distinct(List<OrderLine> lines, int limit) {
    List<OrderLine> kept = new ArrayList<>(Math.min(lines.size(), limit));
    for (OrderLine line : lines) {
      if (kept.size() == limit) {
        break;
      }
      ProductRef product = Products.bounded(line.getProduct());
      if (!holds(kept, product.getProductId())) {
        kept.add(new OrderLine(product, line.getQuantity()));
      }
    }
    return kept;
  }

  private static boolean holds(List<OrderLine> lines, String productId) {
    for (OrderLine line : lines) {
      if (line.getProduct().getProductId().equals(productId)) {
        return true;
      }
    }
    return false;
  }
}
