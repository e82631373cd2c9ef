package dev.attune.connectors.log.segment;

import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.DraftSink;
import dev.attune.connectors.log.draft.LineImporter;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.json.StrictJson;
import dev.attune.connectors.log.line.Line;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads calls of the Segment spec, one JSON object a line. A {@code batch} holds many; each of them
 * is good or bad for itself.
 */
public final class SegmentImporter implements LineImporter {

  private static final String BATCH = "batch";

  private final StrictJson json = new StrictJson();
  private final SegmentReader reader = new SegmentReader();

  @Override
  public void read(Line line, DraftSink sink) {
    Fields call = json.read(line.text());
    SegmentOrigin origin = SegmentOrigin.of(line);
    if (!call.has(BATCH)) {
      String type = call.requiredId("type");
      put(type, reader.read(type, call, origin), sink);
      return;
    }
    List<Fields> calls = call.objects(BATCH);
    for (int index = 0; index < calls.size(); index++) {
      Fields one = calls.get(index);
      try {
        put(one.requiredId("type"), reader.read(call, one, origin.at(index)), sink);
      } catch (BadValueException e) {
        sink.bad(e.at(line));
      }
    }
  }

  @Override
  public void finish(DraftSink sink) {
    // No event spans lines.
  }

  private static void put(String type, Optional<Draft> draft, DraftSink sink) {
    draft.ifPresentOrElse(sink::event, () -> sink.ignored(type.toLowerCase(Locale.ROOT)));
  }
}
