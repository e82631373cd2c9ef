package dev.attune.connectors.log.segment;

import dev.attune.avro.ClickType;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.EventHeader;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.PurchaseType;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Knows what each track event becomes, by its name in any case. */
final class TrackMapper {

  private final ClickMapper clicks;
  private final OrderMapper orders = new OrderMapper();
  private final MessageMapper messages = new MessageMapper();
  private final OutcomeMapper outcomes = new OutcomeMapper();
  private final ConsentMapper consents = new ConsentMapper();
  private final Map<String, Function<SegmentCall, Draft>> events;

  TrackMapper(ClickMapper clicks) {
    this.clicks = clicks;
    this.events =
        Map.ofEntries(
            about("Product Viewed", ClickType.PRODUCT_VIEWED),
            about("Product Added", ClickType.PRODUCT_ADDED),
            about("Wishlist Product Added to Cart", ClickType.PRODUCT_ADDED),
            about("Product Removed", ClickType.PRODUCT_REMOVED),
            about("Product Added to Wishlist", ClickType.PRODUCT_WISHLISTED),
            about("Product Shared", ClickType.PRODUCT_SHARED),
            step("Product List Viewed", ClickType.PRODUCT_LIST_VIEWED),
            step("Product List Filtered", ClickType.PRODUCT_LIST_VIEWED),
            step("Cart Viewed", ClickType.CART_VIEWED),
            step("Checkout Started", ClickType.CHECKOUT_STARTED),
            event("Products Searched", clicks::searched),
            order("Order Completed", PurchaseType.ORDER_COMPLETED),
            order("Order Refunded", PurchaseType.ORDER_REFUNDED),
            order("Order Cancelled", PurchaseType.ORDER_CANCELLED),
            event("Product Reviewed", messages::reviewed),
            event("Message Sent", messages::sent),
            outcome("Offer Shown", OutcomeType.SHOWN),
            outcome("Offer Clicked", OutcomeType.CLICKED),
            outcome("Offer Dismissed", OutcomeType.DISMISSED),
            outcome("Offer Converted", OutcomeType.CONVERTED),
            outcome("Offer Unsubscribed", OutcomeType.UNSUBSCRIBED),
            event("Consent Given", consents::given),
            event("Consent Withdrawn", consents::withdrawn),
            event("Consent Preferences Updated", consents::updated),
            event("Segment Consent Preference Updated", consents::updated),
            event("Erasure Requested", TrackMapper::erasure));
  }

  /** The event; OTHER where the name means nothing here. */
  Draft draft(SegmentCall call) {
    String name = call.fields().requiredId("event").toLowerCase(Locale.ROOT);
    Function<SegmentCall, Draft> known = events.get(name);
    return known == null ? clicks.step(call, ClickType.OTHER) : known.apply(call);
  }

  private Map.Entry<String, Function<SegmentCall, Draft>> about(String name, ClickType type) {
    return event(name, call -> clicks.aboutProduct(call, type));
  }

  private Map.Entry<String, Function<SegmentCall, Draft>> step(String name, ClickType type) {
    return event(name, call -> clicks.step(call, type));
  }

  private Map.Entry<String, Function<SegmentCall, Draft>> order(String name, PurchaseType type) {
    return event(name, call -> orders.draft(call, type));
  }

  private Map.Entry<String, Function<SegmentCall, Draft>> outcome(String name, OutcomeType type) {
    return event(name, call -> outcomes.draft(call, type));
  }

  private static Map.Entry<String, Function<SegmentCall, Draft>> event(
      String name, Function<SegmentCall, Draft> mapper) {
    return Map.entry(name.toLowerCase(Locale.ROOT), mapper);
  }

  private static Draft erasure(SegmentCall call) {
    EventHeader header = call.header();
    ErasureCommand command =
        new ErasureCommand(header.getEventId(), header.getUserId(), header.getOccurredAt(), "user");
    return call.draft(LogTopic.ERASURES, header, command, List.of());
  }
}
