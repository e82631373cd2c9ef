package dev.attune.topology.outcome;

import dev.attune.avro.OpenRequest;
import dev.attune.avro.Reward;
import dev.attune.avro.UserJourney;
import dev.attune.avro.UserRequests;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.DueKey;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.outcome.Judge.Judgement;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The journeys of one task: the only way by which they are kept and rewards leave. Belongs to its
 * task.
 */
final class Journeys {

  private static final int MOST_PER_TICK = 5_000;

  private final KeyValueStore<String, UserJourney> store;
  private final KeyValueStore<String, UserRequests> requests;
  private final DueIndex windows;
  private final Judge judge;
  private final Retention retention;
  private final MeterRegistry meters;
  private final BiConsumer<Reward, Instant> out;

  static Journeys of(
      ProcessorContext<String, Object> context, AttributionRules rules, MeterRegistry meters) {
    return new Journeys(
        context.getStateStore(Stores.JOURNEYS),
        context.getStateStore(Stores.REQUESTS),
        new DueIndex(context.getStateStore(Stores.WINDOWS)),
        rules,
        meters,
        (reward, at) ->
            // To the topic and to the sums of its arm.
            context.forward(new Record<>(reward.getUserId(), reward, at.toEpochMilli())));
  }

  private Journeys(
      KeyValueStore<String, UserJourney> store,
      KeyValueStore<String, UserRequests> requests,
      DueIndex windows,
      AttributionRules rules,
      MeterRegistry meters,
      BiConsumer<Reward, Instant> out) {
    this.store = store;
    this.requests = requests;
    this.windows = windows;
    this.judge = new Judge(rules);
    this.retention = new Retention(rules);
    this.meters = meters;
    this.out = out;
  }

  /** A user's journey, empty where there is none. */
  Journey of(String user) {
    return Journey.of(user, store.get(user));
  }

  /** Whether an answer to this request is awaited. */
  boolean isOpen(String user, String requestId) {
    return book(user).find(requestId).isPresent();
  }

  /** Whether an answer to any request of the user is awaited. */
  boolean isAnyOpen(String user) {
    return !book(user).open().isEmpty();
  }

  /** Counts what became of something. */
  void count(String type, Fate fate) {
    Meters.OUTCOMES
        .counter(meters, "type", type, "fate", fate.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  /** Keeps a changed journey, and tells what there is to tell of it as of this moment. */
  @SuppressWarnings("ReferenceEquality") // What changed nothing gave the same object back.
  void settle(Journey before, Journey after, Instant now) {
    if (after != before) {
      settle(after, now, before.dueAt());
    }
  }

  /** Judges whose windows have closed by this moment, a bounded number of users at a time. */
  void closeUpTo(Instant now) {
    for (DueKey key : windows.take(now, MOST_PER_TICK)) {
      UserJourney known = store.get(key.id());
      if (known != null) {
        settle(new Journey(known), now, Instant.MAX);
      }
    }
  }

  /**
   * What there is to say, then what may be forgotten.
   *
   * @param standing when the index has the user next
   */
  private void settle(Journey journey, Instant now, Instant standing) {
    Instant horizon = retention.isAnySettled(journey, now) ? horizon(journey, now) : now;
    Judgement judgement = judge.judge(journey, now, horizon);
    for (Reward reward : judgement.rewards()) {
      Meters.REWARDS
          .counter(meters, "unit", reward.getUnit().name().toLowerCase(Locale.ROOT))
          .increment();
      boolean first = reward.getPrevious() == null;
      out.accept(reward, first ? earlier(now, reward.getClosesAt()) : now);
    }
    keep(retention.kept(judgement.journey(), horizon), standing);
  }

  private void keep(Journey journey, Instant standing) {
    if (journey.isEmpty()) {
      store.delete(journey.userId());
      return;
    }
    Instant next = retention.next(journey);
    if (next.isBefore(standing)) {
      windows.add(next, journey.userId());
    }
    store.put(journey.userId(), journey.due(earlier(next, standing)).state());
  }

  /**
   * Up to when all is known: in a replay answers may come after much of the log, and what was done
   * with their offers must not be forgotten before.
   */
  private Instant horizon(Journey journey, Instant now) {
    List<OpenRequest> open = book(journey.userId()).open();
    return open.stream().map(OpenRequest::getCreatedAt).reduce(now, Journeys::earlier);
  }

  private RequestBook book(String user) {
    return RequestBook.of(user, requests.get(user));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
