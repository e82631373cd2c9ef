package dev.attune.connectors.log.json;

import dev.attune.avro.ClickEvent;
import dev.attune.avro.ClickType;
import dev.attune.avro.EventHeader;
import dev.attune.avro.ProductRef;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.DraftSink;
import dev.attune.connectors.log.draft.LineImporter;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.line.Line;
import java.time.Instant;
import java.util.List;

/**
 * OTTO's recommender data: {@code {"session":0,"events":[{"aid":1,"ts":1659304800025,"type":
 * "clicks"}]}}, one session a line, types clicks, carts and orders, times in milliseconds. A
 * session there is a visitor over weeks, so it is the user id here and no visit. Products have no
 * facts and orders no prices: their total is 0.
 *
 * <p>Order events in a row with one time are one order, its id the id of its first event. A log of
 * whole sessions is not in time order: once the longest session has been read, the rest is late on
 * the log clock.
 */
public final class OttoImporter implements LineImporter {

  private static final String SOURCE = "otto";

  private final StrictJson json = new StrictJson();

  @Override
  public void read(Line line, DraftSink sink) {
    Fields session = json.read(line.text());
    String user = session.id("session");
    if (user == null) {
      throw new BadValueException(Cause.NO_USER, "session is missing");
    }
    if (!session.has("events")) {
      throw new BadValueException(Cause.MISSING_FIELD, "events is missing");
    }
    List<Fields> events = session.objects("events");
    OttoOrder order = new OttoOrder(sink, line.number());
    for (int index = 0; index < events.size(); index++) {
      try {
        readEvent(
            header(line, index, user, events.get(index)), events.get(index), order, sink, line);
      } catch (BadValueException e) {
        sink.bad(e.at(line));
      }
    }
    order.close();
  }

  @Override
  public void finish(DraftSink sink) {
    // No event spans lines.
  }

  private static EventHeader header(Line line, int index, String user, Fields event) {
    Instant time =
        event
            .number("ts")
            .map(Instant::ofEpochMilli)
            .orElseThrow(
                () -> new BadValueException(Cause.BAD_TIMESTAMP, "ts is not in milliseconds"));
    return new EventHeader(line.id(SOURCE) + "-" + index, user, time, null, null, null, SOURCE);
  }

  private static void readEvent(
      EventHeader header, Fields event, OttoOrder order, DraftSink sink, Line line) {
    ProductRef product = new ProductRef(event.requiredId("aid"), null, null, null, null, null);
    String kind = event.requiredId("type");
    if (kind.equals("orders")) {
      order.add(header, product);
      return;
    }
    ClickEvent click = new ClickEvent(header, click(kind), product, 1, null, null, null, null);
    order.close();
    sink.event(
        new Draft(
            LogTopic.CLICKSTREAM,
            header.getUserId(),
            header.getOccurredAt(),
            click,
            List.of(),
            line.number()));
  }

  private static ClickType click(String kind) {
    return switch (kind) {
      case "clicks" -> ClickType.PRODUCT_VIEWED;
      case "carts" -> ClickType.PRODUCT_ADDED;
      default ->
          throw BadValueException.of(Cause.UNKNOWN_EVENT, "type", kind, "clicks, carts or orders");
    };
  }
}
