package dev.attune.connectors.log.segment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.EventHeader;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.json.Fields;
import dev.attune.connectors.log.line.Cause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Consents, by one convention on top of Segment's consent object.
 *
 * <p>{@code context.consent.categoryPreferences} maps purposes to true or false; {@code Consent
 * Given} and {@code Consent Withdrawn} may name some in the array {@code properties.purposes},
 * which has the last word. A withdrawal that names nothing means everything. {@code
 * properties.region} is the ISO 3166 region, {@code properties.minor} whether the user is a minor.
 *
 * <p>An event states the whole of a user's consents: a purpose it does not name counts as not
 * asked. Every doubt ends in less consent, never in more: only {@code true} grants, and anything
 * else denies. A withdrawal cannot be lost to a value that nobody understands.
 */
final class ConsentMapper {

  private static final String PREFERENCES = "categoryPreferences";
  private static final String PURPOSES = "purposes";

  /** The purposes of the contract; see ConsentRecord.purposes. */
  private static final Set<String> KNOWN =
      Set.of(
          "personalization",
          "marketing.email",
          "marketing.sms",
          "marketing.push",
          "marketing.web",
          "marketing.app",
          "model.external",
          "training");

  /** Grants what is named; a consent to nothing in particular is none (GDPR, article 4 (11)). */
  Draft given(SegmentCall call) {
    Map<String, ConsentStatus> purposes = preferences(call);
    named(call.properties()).forEach(purpose -> purposes.put(purpose, ConsentStatus.GRANTED));
    return stated(call, purposes);
  }

  /** Denies what is named; all of it where nothing is named in a form that can be read. */
  Draft withdrawn(SegmentCall call) {
    Map<String, ConsentStatus> purposes = preferences(call);
    Set<String> denied = named(call.properties());
    if (denied.isEmpty() && (purposes.isEmpty() || call.properties().has(PURPOSES))) {
      denied = new HashSet<>(KNOWN);
      denied.addAll(purposes.keySet());
    }
    denied.forEach(purpose -> purposes.put(purpose, ConsentStatus.DENIED));
    return draft(call, purposes);
  }

  /** States preferences; there have to be some. */
  Draft updated(SegmentCall call) {
    return stated(call, preferences(call));
  }

  private static Draft stated(SegmentCall call, Map<String, ConsentStatus> purposes) {
    if (purposes.isEmpty()) {
      throw new BadValueException(Cause.MISSING_FIELD, "no purpose is named");
    }
    return draft(call, purposes);
  }

  private static Set<String> named(Fields properties) {
    JsonNode array = properties.node().path(PURPOSES);
    return array
        .valueStream()
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .collect(Collectors.toSet());
  }

  private static Map<String, ConsentStatus> preferences(SegmentCall call) {
    Map<String, ConsentStatus> purposes = new HashMap<>();
    Fields preferences = call.context().object("consent").object(PREFERENCES);
    preferences
        .node()
        .propertyStream()
        .forEach(entry -> purposes.put(entry.getKey(), status(entry.getValue())));
    return purposes;
  }

  private static ConsentStatus status(JsonNode answer) {
    return answer.isBoolean() && answer.booleanValue()
        ? ConsentStatus.GRANTED
        : ConsentStatus.DENIED;
  }

  private static @Nullable Boolean minor(SegmentCall call) {
    JsonNode minor = call.properties().node().path("minor");
    return minor.isBoolean() ? minor.booleanValue() : null;
  }

  /** The version is given when the arrival is known. */
  private static Draft draft(SegmentCall call, Map<String, ConsentStatus> purposes) {
    EventHeader header = call.header();
    ConsentRecord consent =
        new ConsentRecord(
            header.getUserId(),
            0L,
            header.getOccurredAt(),
            purposes,
            header.getSource(),
            call.properties().id("region"),
            Map.of(),
            minor(call));
    return call.draft(LogTopic.CONSENTS, header, consent, List.of());
  }
}
