package dev.attune.topology.identity.merge;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.HeldTrigger;
import dev.attune.avro.IdentityBundle;
import dev.attune.avro.IdentityLink;
import dev.attune.avro.IdentityUpdate;
import dev.attune.avro.Profile;
import dev.attune.avro.RequestEnd;
import dev.attune.topology.consent.ConsentPolicy;
import dev.attune.topology.deadletter.DeadLetters;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.identity.Identities;
import dev.attune.topology.identity.IdentityBook;
import dev.attune.topology.identity.KnownIds;
import dev.attune.topology.ledger.Conservation;
import dev.attune.topology.ledger.Decisions;
import dev.attune.topology.ledger.Ledger;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.ledger.RequestCloser;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.recall.OfferShelf;
import dev.attune.topology.recall.Recalls;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps who ids are and what was told to them, and tells on. An id that turns out to be another
 * asks for nothing more: its requests end and its offers are taken back.
 */
public final class IdentityProcessor implements Processor<String, IdentityUpdate, String, Object> {

  private final Identities identities;
  private final ConsentPolicy policy;
  private final RequestCloser closer;
  private final Recalls recalls;
  private final Conservation conservation;
  private ProcessorContext<String, Object> context;
  private KnownIds ids;
  private KeyValueStore<String, ConsentRecord> consents;
  private KeyValueStore<String, Profile> profiles;
  private KeyValueStore<String, Long> holds;
  private DueIndex timers;
  private Ledger ledger;
  private OfferShelf shelf;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public IdentityProcessor(
      Identities identities,
      ConsentPolicy policy,
      RequestCloser closer,
      Recalls recalls,
      Conservation conservation) {
    this.identities = identities;
    this.policy = policy;
    this.closer = closer;
    this.recalls = recalls;
    this.conservation = conservation;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.ids = identities.of(context);
    this.consents = context.getStateStore(Stores.CONSENTS);
    this.profiles = context.getStateStore(Stores.PROFILES);
    this.holds = context.getStateStore(Stores.HOLDS);
    this.timers = new DueIndex(context.getStateStore(Stores.TIMERS));
    this.ledger = Ledger.of(context, conservation, recalls.meters());
    this.shelf = recalls.shelf(context, ledger);
  }

  @Override
  public void process(Record<String, IdentityUpdate> update) {
    if (update.key() == null || update.value() == null) {
      return;
    }
    Instant at = Instant.ofEpochMilli(update.timestamp());
    if (policy.isForgotten(consents.get(update.key()), at)) {
      return;
    }
    IdentityLink link = update.value().getLink();
    if (link != null) {
      linked(ids.book(update.key()), link, at);
    }
    IdentityBundle bundle = update.value().getBundle();
    if (bundle != null) {
      told(ids.book(update.key()), bundle, at);
    }
  }

  private void linked(IdentityBook before, IdentityLink link, Instant at) {
    IdentityBook after = before.linked(link);
    if (after.equals(before)) {
      return;
    }
    Meters.IDENTITIES_LINKED.counter(recalls.meters()).increment();
    if (before.link().isPresent()) {
      after = ids.takeBack(after, before.link().get(), at.toEpochMilli());
    }
    ids.tell(after, mayBeTold(after.userId()), at.toEpochMilli());
    settle(before, after, at);
  }

  private void told(IdentityBook before, IdentityBundle bundle, Instant at) {
    if (!before.isNews(bundle)) {
      return;
    }
    IdentityBook after = before.received(bundle);
    if (!after.keeps(bundle)) {
      giveUp(before.userId(), at);
    }
    ids.keep(after);
    if (after.passesOnOtherThan(before)) {
      ids.tell(after, mayBeTold(after.userId()), at.toEpochMilli());
    }
    settle(before, after, at);
  }

  /** Without the id: whoever it was keeps what is known under it. */
  private void giveUp(String user, Instant at) {
    RecordMetadata metadata = context.recordMetadata().orElseThrow();
    Meters.DEAD_LETTERS.counter(recalls.meters(), "cause", "too-many-ids").increment();
    DeadLetter letter =
        DeadLetters.of(
            Nodes.IDENTITY,
            "too-many-ids",
            "a user has at most " + IdentityBook.MOST_IDS + " ids",
            new DeadLetters.Origin(metadata.topic(), metadata.partition(), metadata.offset(), at),
            null);
    context.forward(new Record<>(user, letter, at.toEpochMilli()), Nodes.DEAD_LETTERS_SINK);
  }

  /** What is known under the id itself, while a profile of it may be kept. */
  private @Nullable Profile mayBeTold(String user) {
    Profile own = profiles.get(user);
    return own != null && policy.allowsProfile(consents.get(user), own.getLocale()) ? own : null;
  }

  private void settle(IdentityBook before, IdentityBook after, Instant at) {
    if (after.asks()) {
      // What is known has changed, and with it what time alone may turn true.
      timers.add(at, after.userId());
    } else if (before.asks()) {
      endRequests(after.userId(), at);
    }
  }

  private void endRequests(String user, Instant at) {
    holds.delete(user);
    RequestBook book = ledger.bookIfKept(user);
    if (book == null) {
      return;
    }
    DecisionReason reason =
        Reasons.of(
            "identity",
            "the visitor turned out to be a user who is known under another id",
            "merged at " + at,
            "an id of its own");
    RequestBook rest =
        closer.end(
            ledger, book, open -> true, new RequestEnd(DecisionOutcome.SUPERSEDED, reason, at));
    for (HeldTrigger held : book.held()) {
      rest =
          ledger.decide(
              rest.released(held).suppressed(),
              Decisions.unasked(
                  user,
                  held.getScenario(),
                  "",
                  held.getTrigger(),
                  DecisionOutcome.SUPERSEDED,
                  reason,
                  at,
                  held.getSources()));
    }
    ledger.keep(
        book, closer.noteRevocation(shelf.revoke(rest, offer -> true, reason, at), "", reason, at));
  }
}
