package dev.attune.app.shop.pace;

import dev.attune.app.shop.ShopEvent;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.PurchaseEvent;
import org.apache.avro.specific.SpecificRecord;

/** Writes an event's times anew: those inside the record too. */
public final class Restamp {

  private final TimeMapping mapping;

  public Restamp(TimeMapping mapping) {
    this.mapping = mapping;
  }

  /** The same event in written time. */
  public ShopEvent apply(ShopEvent event) {
    if (mapping.isNone()) {
      return event;
    }
    return new ShopEvent(
        event.topic(), event.key(), value(event.value()), mapping.emitted(event.arrivedAt()));
  }

  private SpecificRecord value(SpecificRecord value) {
    return switch (value) {
      case ClickEvent e -> ClickEvent.newBuilder(e).setHeader(header(e.getHeader())).build();
      case PurchaseEvent e -> PurchaseEvent.newBuilder(e).setHeader(header(e.getHeader())).build();
      case MessageEvent e -> MessageEvent.newBuilder(e).setHeader(header(e.getHeader())).build();
      case OutcomeEvent e -> OutcomeEvent.newBuilder(e).setHeader(header(e.getHeader())).build();
      case ConsentRecord c ->
          ConsentRecord.newBuilder(c).setChangedAt(mapping.emitted(c.getChangedAt())).build();
      case CatalogItem i ->
          CatalogItem.newBuilder(i).setValidFrom(mapping.emitted(i.getValidFrom())).build();
      default -> throw new IllegalArgumentException("Not an event of the shop: " + value);
    };
  }

  private EventHeader header(EventHeader header) {
    return EventHeader.newBuilder(header)
        .setOccurredAt(mapping.emitted(header.getOccurredAt()))
        .build();
  }
}
