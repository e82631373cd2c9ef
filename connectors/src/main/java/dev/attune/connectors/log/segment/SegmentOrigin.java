package dev.attune.connectors.log.segment;

import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Line;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a call came from.
 *
 * @param source the system that reported it
 * @param id its identity where it brings none
 * @param line the line of the log that it is written on; 0 where it is of none
 * @param receivedAt when a server took it; null where that, too, is for the log to say
 */
public record SegmentOrigin(String source, String id, long line, @Nullable Instant receivedAt) {

  private static final String LOG = "segment";

  /** A line of a log. */
  static SegmentOrigin of(Line line) {
    return new SegmentOrigin(LOG, line.id(LOG), line.number(), null);
  }

  /** A call that a server has just been sent. */
  public static SegmentOrigin received(String source, String id, Instant at) {
    return new SegmentOrigin(source, id, 0, at);
  }

  /** The same for the call at this place of a batch. */
  SegmentOrigin at(int index) {
    return new SegmentOrigin(source, id + "-" + index, line, receivedAt);
  }

  Instant time(Fields call, Fields envelope) {
    return receivedAt == null
        ? SegmentTime.of(call, envelope)
        : SegmentTime.received(call, envelope, receivedAt);
  }
}
