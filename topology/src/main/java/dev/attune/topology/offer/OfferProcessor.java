package dev.attune.topology.offer;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.UserRequests;
import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogStore;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.DueKey;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.ledger.Decisions;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Matches answers to their open requests and ends each request once. */
public final class OfferProcessor implements Processor<String, GenerationResponse, String, Object> {

  private static final Duration TICK = Duration.ofMillis(500);
  private static final int MOST_PER_TICK = 5_000;

  private final OfferResolver resolver;
  private final AnswerTiming timing;
  private final InstantSource clock;
  private final CatalogCache cache;
  private final MeterRegistry meters;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<String, UserRequests> requests;
  private DueIndex deadlines;
  private CatalogStore catalog;

  /**
   * A processor for one task.
   *
   * @param playbookHash goes into the provenance of offers
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public OfferProcessor(
      String playbookHash,
      AnswerTiming timing,
      InstantSource clock,
      CatalogCache cache,
      MeterRegistry meters) {
    this.resolver = new OfferResolver(new OfferWriter(playbookHash));
    this.timing = timing;
    this.clock = clock;
    this.cache = cache;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.requests = context.getStateStore(Stores.REQUESTS);
    this.deadlines = new DueIndex(context.getStateStore(Stores.DEADLINES));
    this.catalog = new CatalogStore(context.getStateStore(Stores.CATALOG), cache);
    if (timing == AnswerTiming.ON_ARRIVAL) {
      context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::expire);
    }
  }

  @Override
  public void process(Record<String, GenerationResponse> input) {
    GenerationResponse answer = input.value();
    if (input.key() == null || answer == null) {
      Meters.DEAD_LETTERS.counter(meters, "cause", "empty-answer").increment();
      return;
    }
    Instant arrivedAt = Instant.ofEpochMilli(input.timestamp());
    RequestBook book = RequestBook.of(input.key(), requests.get(input.key()));
    Optional<OpenRequest> open = book.find(answer.getRequestId());
    if (open.isEmpty()) {
      discard(answer, book, arrivedAt);
      return;
    }
    Instant answeredAt = timing.answeredAt(open.get(), answer, arrivedAt);
    close(
        book, open.get(), resolver.answered(input.key(), open.get(), answer, answeredAt, catalog));
  }

  private void expire(long tick) {
    Instant now = clock.instant();
    for (DueKey due : deadlines.take(now, MOST_PER_TICK)) {
      expireUser(due.id(), now);
    }
  }

  private void expireUser(String user, Instant now) {
    RequestBook book = RequestBook.of(user, requests.get(user));
    for (OpenRequest request : book.open()) {
      if (!request.getDeadline().isAfter(now)) {
        RequestBook latest = RequestBook.of(user, requests.get(user));
        close(latest, request, resolver.expired(user, request, catalog));
      }
    }
  }

  private void close(RequestBook book, OpenRequest request, Resolution resolution) {
    String user = book.state().getUserId();
    requests.put(user, book.closed(request).state());
    if (resolution.offer() != null) {
      Instant createdAt = resolution.offer().getCreatedAt();
      Record<String, Object> offer =
          new Record<>(user, resolution.offer(), createdAt.toEpochMilli());
      context.forward(offer.withHeaders(SourceHeaders.of(request.getSources())), Nodes.OFFERS_SINK);
    }
    decide(resolution.decision());
  }

  private void discard(GenerationResponse answer, RequestBook book, Instant arrivedAt) {
    boolean known = answer.getGeneration() <= book.generationOf(answer.getSlot());
    DecisionReason reason =
        known
            ? Reasons.of("answer.late", "the request has ended already")
            : Reasons.of("answer.unknown", "no such request was made");
    Meters.ANSWERS_DISCARDED.counter(meters, "reason", reason.getRule()).increment();
    decide(Decisions.discarded(answer, reason, arrivedAt));
  }

  private void decide(Decision decision) {
    Meters.DECISIONS.counter(meters, "outcome", decision.getOutcome().name()).increment();
    context.forward(
        new Record<>(decision.getUserId(), decision, decision.getDecidedAt().toEpochMilli()),
        Nodes.DECISIONS_SINK);
  }
}
