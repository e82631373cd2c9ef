package dev.attune.topology.event;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageEvent;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.PurchaseEvent;
import org.apache.avro.specific.SpecificRecord;

/** Finds the header in each kind of event. */
final class EventHeaders {

  private EventHeaders() {}

  static EventHeader of(SpecificRecord event) {
    return switch (event) {
      case ClickEvent click -> click.getHeader();
      case PurchaseEvent purchase -> purchase.getHeader();
      case MessageEvent message -> message.getHeader();
      case OutcomeEvent outcome -> outcome.getHeader();
      default ->
          throw new IllegalArgumentException("no event of a user: " + event.getSchema().getName());
    };
  }
}
