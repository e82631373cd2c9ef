package dev.attune.app.server.ingest;

import dev.attune.app.config.ServerConfig;
import dev.attune.app.server.access.Principal;
import dev.attune.app.server.access.Role;
import dev.attune.app.server.meter.ServerMeters;
import dev.attune.app.server.web.ApiException;
import dev.attune.app.server.write.EventWriter;
import dev.attune.app.server.write.Outgoing;
import dev.attune.connectors.log.draft.BadValueException;
import dev.attune.connectors.log.draft.Draft;
import dev.attune.connectors.log.draft.LogTopic;
import dev.attune.connectors.log.line.Cause;
import dev.attune.connectors.log.segment.SegmentOrigin;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.UserIdSerde;
import dev.attune.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Takes calls: each becomes an event or a dead letter, and all of them are with Kafka when {@link
 * #take} returns. Any thread may use it.
 */
public final class Intake implements AutoCloseable {

  private static final int LONGEST_CHAR = 3;
  private static final int RETRY_SECONDS = 1;

  private final Arrivals arrivals;
  private final DeadCalls deadCalls;
  private final EventWriter writer;
  private final MeterRegistry meters;
  private final int callBytes;
  private final Semaphore places;

  private Intake(
      Arrivals arrivals,
      DeadCalls deadCalls,
      EventWriter writer,
      ServerConfig limits,
      MeterRegistry meters) {
    this.arrivals = arrivals;
    this.deadCalls = deadCalls;
    this.writer = writer;
    this.meters = meters;
    this.callBytes = limits.callBytes();
    this.places = new Semaphore(limits.openRequests());
  }

  /**
   * Connects.
   *
   * @param clientConfig where the brokers are
   * @param clock says when a call arrived
   */
  public static Intake connect(
      Topics topics,
      SchemaRegistry registry,
      Map<String, Object> clientConfig,
      ServerConfig limits,
      InstantSource clock,
      MeterRegistry meters) {
    return new Intake(
        new Arrivals(topics, registry, clock),
        new DeadCalls(topics.deadLetters(), registry),
        EventWriter.connect(
            clientConfig,
            UserIdSerde.serializer(registry, topics),
            limits.ackTimeout(),
            limits.inFlightBytes(),
            meters),
        limits,
        meters);
  }

  /**
   * Takes the calls of a request.
   *
   * @param path of the route, for the dead letters
   * @return those that became dead letters
   * @throws ApiException 429 or 503: the request is to be sent again
   */
  List<Refused> take(Principal from, String path, List<Incoming> calls)
      throws InterruptedException {
    if (!places.tryAcquire()) {
      ServerMeters.REFUSED.counter(meters, "cause", "open-requests").increment();
      throw ApiException.busy("Too many requests are open; send it again later.", RETRY_SECONDS);
    }
    try {
      return write(from, path, calls);
    } finally {
      places.release();
    }
  }

  private List<Refused> write(Principal from, String path, List<Incoming> calls)
      throws InterruptedException {
    Instant now = arrivals.now();
    List<Outgoing> records = new ArrayList<>(calls.size());
    List<Refused> refused = new ArrayList<>(0);
    for (int index = 0; index < calls.size(); index++) {
      Incoming call = calls.get(index);
      try {
        records.addAll(read(call, from, now));
      } catch (BadValueException e) {
        Refused bad = new Refused(index, e.reason().key(), String.valueOf(e.getMessage()));
        refused.add(bad);
        records.add(deadCalls.letter(bad, call.text(), path, from.name(), now));
      }
    }
    send(records);
    count(records, refused);
    return refused;
  }

  private void send(List<Outgoing> records) throws InterruptedException {
    try {
      writer.write(records);
    } catch (ApiException e) {
      arrivals.forgetProducts();
      throw e;
    }
  }

  private List<Outgoing> read(Incoming call, Principal from, Instant now) {
    requireSize(call.text());
    SegmentOrigin origin = SegmentOrigin.received(from.name(), UUID.randomUUID().toString(), now);
    Optional<Draft> draft = call.reading().read(origin);
    if (draft.isEmpty()) {
      ServerMeters.IGNORED.counter(meters).increment();
      return List.of();
    }
    boolean trusted = from.roles().contains(Role.TRUSTED);
    if (draft.get().topic() == LogTopic.ERASURES && !trusted) {
      throw new BadValueException(Cause.NOT_ALLOWED, "an erasure needs a trusted write key");
    }
    return arrivals.records(trusted ? draft.get() : Links.guarded(draft.get()), now, trusted);
  }

  private void requireSize(String text) {
    // Most calls are so short that their bytes need not be counted.
    if (text.length() > callBytes / LONGEST_CHAR
        && text.getBytes(StandardCharsets.UTF_8).length > callBytes) {
      throw new BadValueException(
          Cause.LINE_TOO_LONG, "the call is larger than %d bytes".formatted(callBytes));
    }
  }

  private void count(List<Outgoing> records, List<Refused> refused) {
    records.forEach(each -> ServerMeters.EVENTS.counter(meters, "topic", each.topic()).increment());
    refused.forEach(
        each -> ServerMeters.REJECTED.counter(meters, "cause", each.cause()).increment());
  }

  @Override
  public void close() {
    writer.close();
  }
}
