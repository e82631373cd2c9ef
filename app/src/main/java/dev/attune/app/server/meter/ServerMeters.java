package dev.attune.app.server.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** Every meter of the server. */
public enum ServerMeters {
  /** Requests and how long they took. Tags: route, status. */
  REQUESTS("attune.http.requests", "Requests answered"),
  /** Events that Kafka has acknowledged. Tag: topic. */
  EVENTS("attune.ingest.events", "Events taken and acknowledged"),
  /** Calls that became dead letters. Tag: cause. */
  REJECTED("attune.ingest.rejected", "Calls that could not be used and became dead letters"),
  /** Calls that are valid and of no use here. */
  IGNORED("attune.ingest.ignored", "Calls of a kind that the pipeline has no use for"),
  /** Requests refused for want of room or rate. Tag: cause. */
  REFUSED("attune.http.refused", "Requests refused to protect the server"),
  /** Bytes sent to Kafka that wait for its acknowledgement. */
  IN_FLIGHT("attune.ingest.inflight.bytes", "Bytes that wait for Kafka's acknowledgement"),
  /** Current offers in memory. */
  OFFERS_HELD("attune.offers.held", "Current offers that the server holds"),
  /** Bytes of current offers in memory. */
  OFFERS_BYTES("attune.offers.held.bytes", "Bytes of current offers that the server holds"),
  /** Offers left out for want of memory. */
  OFFERS_EVICTED("attune.offers.evicted", "Current offers left out for want of memory"),
  /** Offers dropped because their user withdrew consent or was erased. */
  OFFERS_WITHDRAWN("attune.offers.withdrawn", "Offers dropped by a withdrawal or an erasure"),
  /** Streams and long polls that are open. */
  STREAMS("attune.streams.open", "Streams and long polls that are open");

  private final String meterName;
  private final String description;

  ServerMeters(String meterName, String description) {
    this.meterName = meterName;
    this.description = description;
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
  public Counter counter(MeterRegistry registry, String... tags) {
    return Counter.builder(meterName).description(description).tags(tags).register(registry);
  }

  /** The timer with these tags, with buckets for quantiles over all servers. */
  public Timer timer(MeterRegistry registry, String... tags) {
    return Timer.builder(meterName)
        .description(description)
        .tags(tags)
        .publishPercentileHistogram()
        .register(registry);
  }

  /** Reads this value whenever somebody looks. */
  public void gauge(MeterRegistry registry, Supplier<Number> value) {
    Gauge.builder(meterName, value).description(description).register(registry);
  }
}
