package dev.attune.app.server.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Every meter of the server. */
public enum ServerMeters {
  /** Requests and how long they took. Tags: route, status. */
  REQUESTS(Kind.TIMER, "attune.http.requests", "Requests answered", "route", "status"),
  /** Events that Kafka has acknowledged. Tag: topic. */
  EVENTS(Kind.COUNTER, "attune.ingest.events", "Events taken and acknowledged", "topic"),
  /** Calls that became dead letters. Tag: cause. */
  REJECTED(
      Kind.COUNTER,
      "attune.ingest.rejected",
      "Calls that could not be used and became dead letters",
      "cause"),
  /** Calls that are valid and of no use here. */
  IGNORED(
      Kind.COUNTER, "attune.ingest.ignored", "Calls of a kind that the pipeline has no use for"),
  /** Requests refused for want of room or rate. Tag: cause. */
  REFUSED(Kind.COUNTER, "attune.http.refused", "Requests refused to protect the server", "cause"),
  /** Bytes sent to Kafka that wait for its acknowledgement. */
  IN_FLIGHT(
      Kind.GAUGE, "attune.ingest.inflight.bytes", "Bytes that wait for Kafka's acknowledgement"),
  /** Current offers in memory. */
  OFFERS_HELD(Kind.GAUGE, "attune.offers.held", "Current offers that the server holds"),
  /** Bytes of current offers in memory. */
  OFFERS_BYTES(
      Kind.GAUGE, "attune.offers.held.bytes", "Bytes of current offers that the server holds"),
  /** Offers left out for want of memory. */
  OFFERS_EVICTED(
      Kind.COUNTER, "attune.offers.evicted", "Current offers left out for want of memory"),
  /** Offers dropped because their user withdrew consent or was erased. */
  OFFERS_WITHDRAWN(
      Kind.COUNTER, "attune.offers.withdrawn", "Offers dropped by a withdrawal or an erasure"),
  /** Traces of requests. Tag: end (sent, refused, failed, queue-full). */
  TRACES(Kind.COUNTER, "attune.traces", "Traces sent to the collector, or lost on the way", "end"),
  /** Streams and long polls that are open. */
  STREAMS(Kind.GAUGE, "attune.streams.open", "Streams and long polls that are open");

  /** What it is to a registry. */
  public enum Kind {
    COUNTER,
    GAUGE,
    TIMER
  }

  private final Kind kind;
  private final String meterName;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> tags;

  ServerMeters(Kind kind, String meterName, String description, String... tags) {
    this.kind = kind;
    this.meterName = meterName;
    this.description = description;
    this.tags = List.of(tags);
  }

  public Kind kind() {
    return kind;
  }

  /** Names of its tags, in order. */
  public List<String> tags() {
    return tags;
  }

  /** Name in Micrometer's dotted form. */
  public String meterName() {
    return meterName;
  }

  /** One line for a person. */
  public String description() {
    return description;
  }

  /** The counter with these tags, given as key, value, key, value. */
  public Counter counter(MeterRegistry registry, String... pairs) {
    assert is(Kind.COUNTER, pairs) : this;
    return Counter.builder(meterName).description(description).tags(pairs).register(registry);
  }

  /** The timer with these tags, with buckets for quantiles over all servers. */
  public Timer timer(MeterRegistry registry, String... pairs) {
    assert is(Kind.TIMER, pairs) : this;
    return Timer.builder(meterName)
        .description(description)
        .tags(pairs)
        .publishPercentileHistogram()
        .register(registry);
  }

  /** Reads this value whenever somebody looks. */
  public void gauge(MeterRegistry registry, Supplier<Number> value) {
    assert is(Kind.GAUGE) : this;
    Gauge.builder(meterName, value).description(description).register(registry);
  }

  private boolean is(Kind used, String... pairs) {
    List<String> names =
        IntStream.range(0, pairs.length / 2).mapToObj(tag -> pairs[2 * tag]).toList();
    return used == kind && names.equals(tags);
  }
}
