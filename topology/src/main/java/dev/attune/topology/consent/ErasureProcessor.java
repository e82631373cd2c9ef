package dev.attune.topology.consent;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.ErasureAcknowledgement;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.HeldTrigger;
import dev.attune.avro.IdentityPart;
import dev.attune.avro.Profile;
import dev.attune.avro.RequestEnd;
import dev.attune.avro.UserJourney;
import dev.attune.schemas.seal.DataKey;
import dev.attune.schemas.seal.DataKeys;
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
import dev.attune.topology.recall.OfferShelf;
import dev.attune.topology.recall.Recalls;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Forgets a user, in one transaction: open requests end, each store lets go, the offers are taken
 * back, and the acknowledgement names the data keys that nobody needs any more. Counts and
 * generations stay, so that ids are never given twice and every trigger still has its end; where
 * there are keys they stay without the name.
 */
public final class ErasureProcessor implements Processor<String, ErasureCommand, String, Object> {

  private static final String CONSUMER = "topology";

  /** Who asks that an id be forgotten whose person was forgotten under another. */
  private static final String OTHER_ID = "topology, for another id of the user";

  private final RequestCloser closer;
  private final Recalls recalls;
  private final Identities identities;
  private final Conservation conservation;
  private final Optional<DataKeys> keys;
  private ProcessorContext<String, Object> context;
  private KnownIds ids;
  private KeyValueStore<String, Profile> profiles;
  private KeyValueStore<String, Long> holds;
  private Ledger ledger;
  private OfferShelf shelf;
  private KeyValueStore<String, ConsentRecord> consents;
  private KeyValueStore<String, UserJourney> journeys;
  private DueIndex windows;
  private DueIndex timers;
  private DueIndex deadlines;

  /**
   * A processor for one task.
   *
   * @param keys that records are sealed with, if they are
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public ErasureProcessor(
      RequestCloser closer,
      Recalls recalls,
      Identities identities,
      Conservation conservation,
      Optional<DataKeys> keys) {
    this.closer = closer;
    this.recalls = recalls;
    this.identities = identities;
    this.conservation = conservation;
    this.keys = keys;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.ids = identities.of(context);
    this.profiles = context.getStateStore(Stores.PROFILES);
    this.holds = context.getStateStore(Stores.HOLDS);
    this.ledger = Ledger.of(context, conservation, recalls.meters());
    this.shelf = recalls.shelf(context, ledger);
    this.consents = context.getStateStore(Stores.CONSENTS);
    this.journeys = context.getStateStore(Stores.JOURNEYS);
    this.windows = new DueIndex(context.getStateStore(Stores.WINDOWS));
    this.timers = new DueIndex(context.getStateStore(Stores.TIMERS));
    this.deadlines = new DueIndex(context.getStateStore(Stores.DEADLINES));
  }

  @Override
  public void process(Record<String, ErasureCommand> command) {
    String user = command.key();
    if (user == null || command.value() == null) {
      return;
    }
    forgetIds(command);
    profiles.delete(user);
    timers.forget(user);
    holds.delete(user);
    forgetJourney(user);
    RequestBook book = ledger.bookIfKept(user);
    if (book != null) {
      forgetRequests(book, Instant.ofEpochMilli(command.timestamp()));
      forward(Nodes.OFFERS_SINK, command, null);
    }
    forgetConsent(user, Instant.ofEpochMilli(command.timestamp()));
    acknowledge(command);
  }

  /** A person is forgotten under each id; and whoever was told of the id hears that it was. */
  private void forgetIds(Record<String, ErasureCommand> command) {
    IdentityBook book = ids.bookIfKept(command.key());
    if (book == null) {
      return;
    }
    ErasureCommand wish = command.value();
    // First: in a ring the wish comes round again.
    ids.forget(command.key());
    if (!wish.getSource().equals(OTHER_ID)) {
      book.link().ifPresent(link -> ids.takeBack(book, link, command.timestamp()));
    }
    for (IdentityPart part : book.parts()) {
      String id = part.getOwnerId();
      byte[] seed = (wish.getCommandId() + id).getBytes(StandardCharsets.UTF_8);
      ErasureCommand other =
          new ErasureCommand(
              UUID.nameUUIDFromBytes(seed).toString(),
              wish.getUserId().isEmpty() ? "" : id,
              wish.getRequestedAt(),
              OTHER_ID);
      context.forward(new Record<>(id, other, command.timestamp()), Nodes.ERASURES_SINK);
    }
  }

  /** What was counted of the user before stays in sums that name nobody. */
  private void forgetJourney(String user) {
    if (journeys.delete(user) != null) {
      windows.forget(user);
    }
  }

  private void forgetRequests(RequestBook book, Instant at) {
    DecisionReason reason =
        Reasons.of("erasure", "the user was erased", "erased at " + at, "no erasure");
    RequestEnd end = new RequestEnd(DecisionOutcome.SUPPRESSED, reason, at);
    RequestBook rest = closer.end(ledger, book.forgotten(), open -> true, end);
    for (HeldTrigger held : book.held()) {
      rest = ledger.decide(rest.released(held).suppressed(), ended(book, held, reason, at));
    }
    rest = closer.noteRevocation(shelf.forget(rest), "", reason, at);
    boolean over = rest.open().isEmpty();
    if (over && keys.isPresent()) {
      ledger.keepNameless(book, rest);
    } else {
      ledger.keep(book, rest);
    }
    if (over) {
      deadlines.forget(book.userId());
    }
  }

  private static Decision ended(
      RequestBook book, HeldTrigger held, DecisionReason reason, Instant at) {
    return Decisions.unasked(
        book.userId(),
        held.getScenario(),
        "",
        held.getTrigger(),
        DecisionOutcome.SUPPRESSED,
        reason,
        at,
        held.getSources());
  }

  private void forgetConsent(String user, Instant at) {
    if (keys.isPresent()) {
      consents.put(user, ConsentPolicy.nameless(consents.get(user), at));
    } else {
      consents.delete(user);
    }
  }

  /** Comes last: from here on a new record of the user would get a new key. */
  private void acknowledge(Record<String, ErasureCommand> command) {
    List<String> unneeded =
        keys.stream()
            .flatMap(all -> all.retire(command.key()).stream())
            .map(DataKey.Id::toString)
            .sorted()
            .toList();
    ErasureAcknowledgement acknowledgement =
        new ErasureAcknowledgement(
            command.value().getCommandId(),
            CONSUMER,
            Instant.ofEpochMilli(command.timestamp()),
            unneeded);
    forward(Nodes.ACKNOWLEDGEMENTS_SINK, command, acknowledgement);
  }

  private void forward(
      String sink, Record<String, ErasureCommand> command, @Nullable Object value) {
    context.forward(new Record<>(command.key(), value, command.timestamp()), sink);
  }
}
