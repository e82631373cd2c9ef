package dev.attune.connectors.log.segment;

import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each call of the Segment spec becomes: the one place that knows, for logs and for servers.
 * Has no state; any thread may use it.
 */
public final class SegmentReader {

  private final ClickMapper clicks = new ClickMapper();
  private final TrackMapper tracks = new TrackMapper(clicks);

  /**
   * A call of its own.
   *
   * @param type such as "track", in any case
   * @return empty where the pipeline has no use for it, as for {@code group}
   * @throws BadValueException where it cannot be used
   */
  public Optional<Draft> read(String type, Fields call, SegmentOrigin origin) {
    return read(type, SegmentCall.of(call, origin));
  }

  /**
   * A call in a batch, whose own type counts.
   *
   * @param batch gives the call what it does not bring itself: context, sentAt
   * @return as above
   * @throws BadValueException where it cannot be used
   */
  public Optional<Draft> read(Fields batch, Fields call, SegmentOrigin origin) {
    return read(call.requiredId("type"), SegmentCall.in(batch, call, origin));
  }

  private Optional<Draft> read(String type, SegmentCall call) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "track" -> Optional.of(tracks.draft(call));
      case "identify" -> Optional.of(clicks.identified(call, call.formerId("anonymousId")));
      case "alias" -> Optional.of(clicks.identified(call, aliased(call)));
      case "page", "screen" -> Optional.of(clicks.pageViewed(call));
      case "group" -> Optional.empty();
      default ->
          throw BadValueException.of(
              Cause.UNKNOWN_EVENT, "type", type, "track, identify, page, screen or batch");
    };
  }

  private static @Nullable String aliased(SegmentCall call) {
    if (call.fields().id("userId") == null || call.fields().id("previousId") == null) {
      throw new BadValueException(Cause.NO_USER, "an alias needs userId and previousId");
    }
    return call.formerId("previousId");
  }
}
