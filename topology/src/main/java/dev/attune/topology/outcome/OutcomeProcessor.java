package dev.attune.topology.outcome;

import dev.attune.avro.EarlyOutcome;
import dev.attune.avro.Offer;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.Profile;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.Touch;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.outcome.Deeds.Noted;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.profile.Moment;
import dev.attune.topology.profile.TimerClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Puts what users do down to offers. Where the playbook judges no offer it does nothing, and no
 * state is read or written.
 */
public final class OutcomeProcessor implements Processor<String, Object, String, Object> {

  private static final Duration TICK = Duration.ofSeconds(1);

  private final AttributionRules rules;
  private final Deeds deeds;
  private final Orders orders;
  private final TimerClock clock;
  private final MeterRegistry meters;
  private ProcessorContext<String, Object> context;
  private Journeys journeys;
  private long lastRecordAt;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public OutcomeProcessor(List<Scenario> scenarios, TimerClock clock, MeterRegistry meters) {
    this.rules = new AttributionRules(scenarios);
    this.deeds = new Deeds(rules);
    this.orders = new Orders(rules);
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.journeys = Journeys.of(context, rules, meters);
    if (rules.any()) {
      context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::closeWindows);
    }
  }

  @Override
  public void process(Record<String, Object> input) {
    lastRecordAt = context.currentSystemTimeMs();
    if (!rules.any()) {
      return;
    }
    switch (input.value()) {
      case Moment.Changed(Profile before, Profile after, UserEvent event) ->
          happened(input.key(), event, before.getSpending().getRevenue());
      case Answered answered -> answered(input.key(), answered);
      case Candidate candidate -> candidate(input.key(), candidate);
      default -> {
        // Time alone changes no offer's worth: windows have a clock of their own.
      }
    }
  }

  private void happened(String user, UserEvent event, BigDecimal spent) {
    switch (event.body()) {
      case OutcomeEvent outcome -> outcome(user, outcome, event, spent);
      case PurchaseEvent purchase -> purchase(user, purchase, event);
      default -> {
        // Clicks on pages and messages are no answers to offers.
      }
    }
  }

  private void outcome(String user, OutcomeEvent outcome, UserEvent event, BigDecimal spent) {
    Journey journey = journeys.of(user);
    EarlyOutcome deed =
        new EarlyOutcome(
            outcome.getOfferId(),
            outcome.getType(),
            event.occurredAt(),
            event.arrivedAt(),
            outcome.getValue(),
            spent);
    Optional<Touch> touch = journey.touch(outcome.getOfferId());
    Noted noted =
        touch.isPresent()
            ? deeds.done(journey, touch.get(), deed)
            : journeys.isOpen(user, outcome.getOfferId())
                ? new Noted(journey.waiting(deed), Fate.WAITS)
                : new Noted(journey, Fate.UNKNOWN);
    journeys.count(key(outcome.getType()), noted.fate());
    journeys.settle(journey, noted.journey(), event.arrivedAt());
  }

  private void purchase(String user, PurchaseEvent purchase, UserEvent event) {
    Journey journey = journeys.of(user);
    boolean claimable =
        !(journey.touches().isEmpty() && journey.spells().isEmpty()) || journeys.isAnyOpen(user);
    Noted noted = orders.note(journey, purchase, event, claimable);
    journeys.count(
        purchase.getType().name().toLowerCase(Locale.ROOT).replace("order_", ""), noted.fate());
    journeys.settle(journey, noted.journey(), event.arrivedAt());
  }

  private void answered(String user, Answered answered) {
    Journey journey = journeys.of(user);
    Offer offer = answered.offer();
    List<EarlyOutcome> early = Deeds.earlyOf(journey, answered.requestId());
    Journey after = offer == null ? journey : deeds.offered(journey, offer);
    for (EarlyOutcome each : early) {
      Optional<Touch> touch = after.touch(answered.requestId());
      Noted noted =
          touch.isPresent() ? deeds.done(after, touch.get(), each) : new Noted(after, Fate.UNKNOWN);
      after = noted.journey();
      journeys.count(key(each.getType()), noted.fate());
    }
    Instant now = offer == null ? Instant.EPOCH : offer.getCreatedAt();
    journeys.settle(journey, Deeds.forgotten(after, answered.requestId()), now);
  }

  private void candidate(String user, Candidate candidate) {
    Journey journey = journeys.of(user);
    journeys.settle(journey, deeds.candidate(journey, candidate), candidate.at());
  }

  private void closeWindows(long wallClock) {
    Instant streamTime = Instant.ofEpochMilli(Math.max(0, context.currentStreamTimeMs()));
    journeys.closeUpTo(clock.firesUpTo(streamTime, Duration.ofMillis(wallClock - lastRecordAt)));
  }

  private static String key(OutcomeType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
