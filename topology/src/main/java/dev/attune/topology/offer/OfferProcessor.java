package dev.attune.topology.offer;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.Offer;
import dev.attune.avro.OpenRequest;
import dev.attune.topology.catalog.CatalogStore;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.DueKey;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.ledger.Conservation;
import dev.attune.topology.ledger.Decisions;
import dev.attune.topology.ledger.Ledger;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.outcome.Answered;
import dev.attune.topology.prompt.PromptRenderer;
import dev.attune.topology.recall.OfferShelf;
import dev.attune.topology.recall.RecallTick;
import dev.attune.topology.recall.Recalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Matches answers to their open requests and ends each request once. */
public final class OfferProcessor implements Processor<String, GenerationResponse, String, Object> {

  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration RECALL_TICK = Duration.ofMillis(50);
  private static final int MOST_PER_TICK = 5_000;

  private final OfferResolver resolver;
  private final AnswerTiming timing;
  private final InstantSource clock;
  private final InstantSource truth;
  private final Recalls recalls;
  private final Conservation conservation;
  private final boolean judged;
  private ProcessorContext<String, Object> context;
  private Ledger ledger;
  private OfferShelf shelf;
  private DueIndex deadlines;
  private CatalogStore catalog;

  /**
   * A processor for one task.
   *
   * @param clock of deadlines
   * @param prompts what writers were told
   * @param truth the moment up to which published offers have to be true
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public OfferProcessor(
      AnswerTiming timing,
      InstantSource clock,
      InstantSource truth,
      Recalls recalls,
      PromptRenderer prompts,
      Conservation conservation) {
    this.resolver = new OfferResolver(new OfferWriter(recalls.playbook().hash()), prompts);
    this.timing = timing;
    this.clock = clock;
    this.truth = truth;
    this.recalls = recalls;
    this.conservation = conservation;
    this.judged = recalls.playbook().judges();
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.ledger = Ledger.of(context, conservation, recalls.meters());
    this.shelf = recalls.shelf(context, ledger);
    this.deadlines = new DueIndex(context.getStateStore(Stores.DEADLINES));
    this.catalog = new CatalogStore(context.getStateStore(Stores.CATALOG), recalls.cache());
    RecallTick untrue = recalls.tick(context, ledger, shelf);
    context.schedule(
        RECALL_TICK, PunctuationType.WALL_CLOCK_TIME, tick -> untrue.run(truth.instant()));
    if (timing == AnswerTiming.ON_ARRIVAL) {
      context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::expire);
    }
  }

  @Override
  public void process(Record<String, GenerationResponse> input) {
    GenerationResponse answer = input.value();
    if (input.key() == null || answer == null) {
      Meters.DEAD_LETTERS.counter(recalls.meters(), "cause", "empty-answer").increment();
      return;
    }
    Instant arrivedAt = Instant.ofEpochMilli(input.timestamp());
    RequestBook book = ledger.book(input.key());
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
    RequestBook book = ledger.book(user);
    for (OpenRequest request : book.open()) {
      if (!request.getDeadline().isAfter(now)) {
        close(ledger.book(user), request, resolver.expired(user, request, catalog));
      }
    }
  }

  private void close(RequestBook book, OpenRequest request, Resolution resolution) {
    RequestBook closed = book.closed(request);
    Offer offer = resolution.offer();
    if (offer == null) {
      ledger.keep(book, ledger.decide(closed, resolution.decision()));
    } else {
      publish(book, closed, request, resolution.decision(), offer);
    }
    if (judged) {
      Answered answered = new Answered(request.getRequestId(), offer);
      context.forward(
          new Record<>(book.userId(), answered, request.getCreatedAt().toEpochMilli()),
          Nodes.OUTCOME);
    }
  }

  private void publish(
      RequestBook book, RequestBook closed, OpenRequest request, Decision decision, Offer offer) {
    Record<String, Object> record =
        new Record<>(book.userId(), offer, offer.getCreatedAt().toEpochMilli());
    context.forward(record.withHeaders(SourceHeaders.of(request.getSources())), Nodes.OFFERS_SINK);
    RequestBook decided = ledger.decide(closed, decision, offer);
    ledger.keep(book, shelf.place(decided, request, offer));
  }

  private void discard(GenerationResponse answer, RequestBook book, Instant arrivedAt) {
    boolean known = answer.getGeneration() <= book.generationOf(answer.getSlot());
    DecisionReason reason =
        known
            ? Reasons.of("answer.late", "the request has ended already")
            : Reasons.of("answer.unknown", "no such request was made");
    Meters.ANSWERS_DISCARDED.counter(recalls.meters(), "reason", reason.getRule()).increment();
    if (ledger.isNameless(book.userId())) {
      return;
    }
    RequestBook after = ledger.decide(book, Decisions.discarded(answer, reason, arrivedAt));
    if (ledger.bookIfKept(book.userId()) != null) {
      ledger.keep(book, after);
    }
  }
}
