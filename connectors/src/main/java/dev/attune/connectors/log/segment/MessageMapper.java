package dev.attune.connectors.log.segment;

import dev.attune.avro.EventHeader;
import dev.attune.avro.MessageChannel;
import dev.attune.avro.MessageEvent;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What users wrote. A review may be stars alone; any other message has words. */
final class MessageMapper {

  private static final int MOST_STARS = 5;

  /** Segment's review: review_body, rating, product_id. */
  Draft reviewed(SegmentCall call) {
    Fields properties = call.properties();
    String text = text(properties);
    Integer rating = rating(properties);
    if (text == null && rating == null) {
      throw new BadValueException(Cause.MISSING_FIELD, "review_body and rating are missing");
    }
    return draft(call, MessageChannel.REVIEW, text == null ? "" : text, rating);
  }

  Draft sent(SegmentCall call) {
    Fields properties = call.properties();
    String text = text(properties);
    if (text == null) {
      throw new BadValueException(Cause.MISSING_FIELD, "text is missing");
    }
    return draft(call, channel(properties.text("channel")), text, rating(properties));
  }

  private static Draft draft(
      SegmentCall call, MessageChannel channel, String text, @Nullable Integer rating) {
    EventHeader header = call.header();
    MessageEvent message =
        new MessageEvent(header, channel, text, rating, call.properties().id("product_id"));
    return call.draft(LogTopic.MESSAGES, header, message, List.of());
  }

  private static @Nullable String text(Fields properties) {
    String body = properties.text("review_body");
    return body == null ? properties.text("text") : body;
  }

  private static MessageChannel channel(@Nullable String raw) {
    return Arrays.stream(MessageChannel.values())
        .filter(channel -> raw != null && channel.name().equals(raw.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(MessageChannel.OTHER);
  }

  /** Segment's own example writes the stars as a string. */
  private static @Nullable Integer rating(Fields properties) {
    String raw = properties.text("rating");
    if (raw == null) {
      return null;
    }
    if (raw.length() == 1 && raw.charAt(0) >= '1' && raw.charAt(0) <= '0' + MOST_STARS) {
      return raw.charAt(0) - '0';
    }
    throw BadValueException.of(Cause.BAD_RATING, "rating", raw, "1 to 5 stars");
  }
}
