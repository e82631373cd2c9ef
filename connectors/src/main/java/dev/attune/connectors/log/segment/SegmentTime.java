package dev.attune.connectors.log.segment;

import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Times;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a call happened, by the rule of the Segment spec (common fields, timestamps): {@code
 * timestamp} where there is one, since Segment has corrected it; else {@code receivedAt - (sentAt -
 * originalTimestamp)}, which takes the client's wrong clock out; else what there is of {@code
 * originalTimestamp}, {@code receivedAt} and {@code sentAt}, in this order.
 */
final class SegmentTime {

  private SegmentTime() {}

  /** With the envelope's sentAt and receivedAt where a call of a batch has none of its own. */
  static Instant of(Fields call, Fields envelope) {
    Instant timestamp = time(call, "timestamp");
    if (timestamp != null) {
      return timestamp;
    }
    Instant original = time(call, "originalTimestamp");
    Instant received = time(call, envelope, "receivedAt");
    Instant sent = time(call, envelope, "sentAt");
    if (original != null && received != null && sent != null) {
      return corrected(original, received, sent);
    }
    Instant best = first(original, first(received, sent));
    if (best == null) {
      throw new BadValueException(Cause.BAD_TIMESTAMP, "the call has no timestamp");
    }
    return best;
  }

  /**
   * When a call that has just been received happened. What it calls {@code timestamp} is by the
   * client's clock here, as {@code originalTimestamp} is; a {@code receivedAt} of its own does not
   * count. Without any time it happened now.
   */
  static Instant received(Fields call, Fields envelope, Instant receivedAt) {
    Instant original = first(time(call, "timestamp"), time(call, "originalTimestamp"));
    Instant sent = time(call, envelope, "sentAt");
    if (original == null) {
      return receivedAt;
    }
    return sent == null ? original : corrected(original, receivedAt, sent);
  }

  // The clocks of strangers can be so far off that the sum leaves the range of a timestamp.
  private static Instant corrected(Instant original, Instant received, Instant sent) {
    try {
      return Instant.ofEpochMilli(received.minus(Duration.between(original, sent)).toEpochMilli());
    } catch (ArithmeticException e) {
      throw new BadValueException(Cause.BAD_TIMESTAMP, "sentAt and originalTimestamp are absurd");
    }
  }

  private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
    return one == null ? other : one;
  }

  private static @Nullable Instant time(Fields call, Fields envelope, String name) {
    return first(time(call, name), time(envelope, name));
  }

  private static @Nullable Instant time(Fields fields, String name) {
    String raw = fields.id(name);
    return raw == null ? null : Times.iso(name, raw);
  }
}
