package dev.attune.connectors.log.segment;

import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.DraftSink;
import dev.attune.connectors.log.draft.LineImporter;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.json.StrictJson;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.line.Line;
import java.util.List;
import java.util.Locale;

/**
 * Reads calls of the Segment spec, one JSON object a line. A {@code batch} holds many; each of them
 * is good or bad for itself.
 */
public final class SegmentImporter implements LineImporter {

  private static final String SOURCE = "segment";
  private static final String BATCH = "batch";

  private final StrictJson json = new StrictJson();
  private final ClickMapper clicks = new ClickMapper();
  private final TrackMapper tracks = new TrackMapper(clicks);

  @Override
  public void read(Line line, DraftSink sink) {
    Fields call = json.read(line.text());
    if (!call.has(BATCH)) {
      readCall(SegmentCall.of(call, line.number(), line.id(SOURCE)), sink);
      return;
    }
    List<Fields> calls = call.objects(BATCH);
    for (int index = 0; index < calls.size(); index++) {
      String id = line.id(SOURCE) + "-" + index;
      try {
        readCall(SegmentCall.in(call, calls.get(index), line.number(), id), sink);
      } catch (BadValueException e) {
        sink.bad(e.at(line));
      }
    }
  }

  @Override
  public void finish(DraftSink sink) {
    // No event spans lines.
  }

  private void readCall(SegmentCall call, DraftSink sink) {
    String type = call.fields().requiredId("type").toLowerCase(Locale.ROOT);
    switch (type) {
      case "track" -> sink.event(tracks.draft(call));
      case "identify" -> sink.event(clicks.identified(call));
      case "page", "screen" -> sink.event(clicks.pageViewed(call));
      case "alias", "group" -> sink.ignored(type);
      default ->
          throw BadValueException.of(
              Cause.UNKNOWN_EVENT, "type", type, "track, identify, page, screen or batch");
    }
  }
}
