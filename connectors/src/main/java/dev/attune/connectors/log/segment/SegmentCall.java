package dev.attune.connectors.log.segment;

import dev.attune.avro.EventHeader;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.draft.ProductFacts;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One call with what the spec calls its common fields.
 *
 * @param fields the call
 * @param context its own, or the one of its batch
 * @param envelope the batch it came in, else the call itself
 * @param origin where it came from
 */
record SegmentCall(Fields fields, Fields context, Fields envelope, SegmentOrigin origin) {

  /** A call of its own. */
  static SegmentCall of(Fields call, SegmentOrigin origin) {
    return new SegmentCall(call, call.object("context"), call, origin);
  }

  /** A call in a batch. */
  static SegmentCall in(Fields batch, Fields call, SegmentOrigin origin) {
    Fields own = call.object("context");
    return new SegmentCall(call, own.isEmpty() ? batch.object("context") : own, batch, origin);
  }

  Fields properties() {
    return fields.object("properties");
  }

  EventHeader header() {
    String id = fields.id("messageId");
    return new EventHeader(
        id == null ? origin.id() : id,
        user(),
        origin.time(fields, envelope),
        context.id("sessionId"),
        locale(),
        timeZone(),
        origin.source());
  }

  Draft draft(LogTopic topic, EventHeader header, SpecificRecord value, List<ProductFacts> facts) {
    return new Draft(
        topic, header.getUserId(), header.getOccurredAt(), value, facts, origin.line());
  }

  /** Another id of the call, where it names the user by a known one; null where it is the same. */
  @Nullable String formerId(String field) {
    String known = fields.id("userId");
    String former = fields.id(field);
    return known == null || known.equals(former) ? null : former;
  }

  private String user() {
    String known = fields.id("userId");
    String user = known == null ? fields.id("anonymousId") : known;
    if (user == null) {
      throw new BadValueException(Cause.NO_USER, "neither userId nor anonymousId");
    }
    return user;
  }

  /** BCP 47; SDKs of phones write "de_AT". Null where it is no language tag. */
  private @Nullable String locale() {
    String raw = context.id("locale");
    if (raw == null) {
      return null;
    }
    String tag = Locale.forLanguageTag(raw.replace('_', '-')).toLanguageTag();
    return tag.equals("und") ? null : tag;
  }

  private @Nullable String timeZone() {
    String raw = context.id("timezone");
    return raw != null && ZoneId.getAvailableZoneIds().contains(raw) ? raw : null;
  }
}
