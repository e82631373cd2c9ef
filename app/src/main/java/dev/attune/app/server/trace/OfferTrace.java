package dev.attune.app.server.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.inspect.OfferTrail;
import dev.attune.app.inspect.UserHistory;
import dev.attune.avro.Candidate;
import dev.attune.avro.Decision;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GuardResult;
import dev.attune.avro.ModelUse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one request, from the events that caused it to its end: event, trigger, request,
 * call, guard, publication. Times are those of the log. The trace's id is the request's, so whoever
 * knows one knows the other (a UUID and a W3C trace id have 128 bits both). Pure.
 *
 * <p>Form: OTLP 1.x in JSON, <a
 * href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">encoded</a> with ids in
 * hexadecimal and times as texts of nanoseconds. No text of a user or for one is in it.
 */
final class OfferTrace {

  private static final int INTERNAL = 1;
  private static final int CLIENT = 3;

  private final String traceId;
  private final ArrayNode spans = JsonNodeFactory.instance.arrayNode();
  private long number;

  private OfferTrace(String requestId) {
    UUID id = UUID.fromString(requestId);
    this.traceId =
        HexFormat.of()
            .formatHex(
                ByteBuffer.allocate(16)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array());
  }

  /**
   * The spans of a request that has ended.
   *
   * @throws IllegalArgumentException if the decision's request has no UUID for an id
   */
  static ArrayNode spans(Decision decision, OfferTrail trail) {
    OfferTrace trace = new OfferTrace(String.valueOf(decision.getRequestId()));
    String root = trace.nextId();
    trace.events(root, trail);
    Instant asked =
        trail.request() == null ? decision.getTriggeredAt() : trail.request().getCreatedAt();
    Instant answered = trail.answeredAt() == null ? asked : trail.answeredAt();
    trace
        .span(root, "trigger", INTERNAL, decision.getTriggeredAt(), decision.getTriggeredAt())
        .put("trigger", decision.getTrigger())
        .put("scenario", decision.getScenario());
    String request =
        trace.span(root, "request", INTERNAL, asked, answered).put("slot", decision.getSlot()).id();
    if (trail.response() != null) {
      trace.answer(request, trail.response(), asked, answered);
    }
    trace
        .span(root, "publication", INTERNAL, answered, decision.getDecidedAt())
        .put("outcome", decision.getOutcome().name());
    trace.root(root, decision, trail);
    return trace.spans;
  }

  private void events(String root, OfferTrail trail) {
    for (UserHistory.Entry event : trail.events()) {
      span(root, "event", INTERNAL, event.at(), event.at())
          .put("messaging.destination.name", event.topic())
          .put("messaging.destination.partition.id", Integer.toString(event.partition()))
          .put("messaging.kafka.offset", Long.toString(event.offset()));
    }
  }

  private void answer(
      String request, GenerationResponse response, Instant asked, Instant answered) {
    ModelUse use = response.getUse();
    Instant begun = answered.minus(Duration.ofMillis(use.getLatencyMillis()));
    if (use.getAttempts() > 0) {
      span(request, "call", CLIENT, begun.isBefore(asked) ? asked : begun, answered)
          .put("gen_ai.provider.name", use.getProvider())
          .put("gen_ai.request.model", use.getModel())
          .put("gen_ai.usage.input_tokens", Integer.toString(use.getInputTokens()))
          .put("gen_ai.usage.output_tokens", Integer.toString(use.getOutputTokens()))
          .put("attempts", Integer.toString(use.getAttempts()))
          .put("status", response.getStatus().name());
    }
    if (response.getSelection() != null) {
      for (Candidate candidate : response.getSelection().getCandidates()) {
        for (GuardResult guard : candidate.getGuards()) {
          span(request, "guard", INTERNAL, answered, answered)
              .put("guard", guard.getGuard())
              .put("verdict", guard.getVerdict().name());
        }
      }
    }
  }

  private void root(String root, Decision decision, OfferTrail trail) {
    Instant start =
        trail.events().stream()
            .map(UserHistory.Entry::at)
            .filter(at -> at.isBefore(decision.getTriggeredAt()))
            .min(Instant::compareTo)
            .orElse(decision.getTriggeredAt());
    Span span = new Span(root, null, "offer", INTERNAL, start, decision.getDecidedAt());
    span.put("outcome", decision.getOutcome().name());
    if (decision.getReason() != null) {
      span.put("rule", decision.getReason().getRule());
    }
  }

  private Span span(String parent, String name, int kind, Instant start, Instant end) {
    return new Span(nextId(), parent, name, kind, start, end);
  }

  /** Of the trace alone, and the same whenever it is made: sent twice it is one. */
  private String nextId() {
    number++;
    return HexFormat.of().toHexDigits(number);
  }

  /** One span, being described. */
  private final class Span {
    private final String id;
    private final ArrayNode attributes;

    private Span(
        String id, @Nullable String parent, String name, int kind, Instant start, Instant end) {
      this.id = id;
      ObjectNode span = spans.addObject().put("traceId", traceId).put("spanId", id);
      if (parent != null) {
        span.put("parentSpanId", parent);
      }
      span.put("name", name)
          .put("kind", kind)
          .put("startTimeUnixNano", nanos(start))
          .put("endTimeUnixNano", nanos(end.isBefore(start) ? start : end));
      this.attributes = span.putArray("attributes");
    }

    private Span put(String key, String value) {
      attributes.addObject().put("key", key).putObject("value").put("stringValue", value);
      return this;
    }

    private String id() {
      return id;
    }
  }

  private static String nanos(Instant moment) {
    return Long.toString(TimeUnit.MILLISECONDS.toNanos(moment.toEpochMilli()));
  }
}
