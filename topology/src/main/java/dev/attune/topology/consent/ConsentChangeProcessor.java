package dev.attune.topology.consent;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.Profile;
import dev.attune.avro.RequestEnd;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.identity.Identities;
import dev.attune.topology.identity.IdentityBook;
import dev.attune.topology.identity.KnownIds;
import dev.attune.topology.ledger.Conservation;
import dev.attune.topology.ledger.Ledger;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.ledger.RequestCloser;
import dev.attune.topology.recall.OfferShelf;
import dev.attune.topology.recall.Recalls;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps what each user agreed to. Requests that it no longer covers end at once, so that no offer
 * leaves after the offset of the withdrawal, and offers that may still be shown are taken back.
 */
public final class ConsentChangeProcessor
    implements Processor<String, ConsentRecord, String, Object> {

  private final ConsentPolicy policy;
  private final RequestCloser closer;
  private final Recalls recalls;
  private final Identities identities;
  private final Conservation conservation;
  private KeyValueStore<String, ConsentRecord> consents;
  private KeyValueStore<String, Profile> profiles;
  private Ledger ledger;
  private KnownIds ids;
  private OfferShelf shelf;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public ConsentChangeProcessor(
      ConsentPolicy policy,
      RequestCloser closer,
      Recalls recalls,
      Identities identities,
      Conservation conservation) {
    this.policy = policy;
    this.closer = closer;
    this.recalls = recalls;
    this.identities = identities;
    this.conservation = conservation;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.consents = context.getStateStore(Stores.CONSENTS);
    this.profiles = context.getStateStore(Stores.PROFILES);
    this.ids = identities.of(context);
    this.ledger = Ledger.of(context, conservation, recalls.meters());
    this.shelf = recalls.shelf(context, ledger);
  }

  @Override
  public void process(Record<String, ConsentRecord> change) {
    if (change.key() == null || change.value() == null) {
      return;
    }
    ConsentRecord holds = ConsentMerge.merge(consents.get(change.key()), change.value());
    consents.put(change.key(), holds);
    takeBack(change.key(), holds, change.timestamp());
    RequestBook book = ledger.bookIfKept(change.key());
    if (book != null && !(book.open().isEmpty() && book.published().isEmpty())) {
      endUncovered(book, holds, Instant.ofEpochMilli(change.timestamp()));
    }
  }

  /** What may no longer be kept under an id is not to be read under another either. */
  private void takeBack(String user, ConsentRecord holds, long timestamp) {
    IdentityBook book = ids.bookIfKept(user);
    if (book != null && book.link().isPresent()) {
      Profile own = profiles.get(user);
      if (own != null && !policy.allowsProfile(holds, own.getLocale())) {
        ids.tell(book, null, timestamp);
      }
    }
  }

  private void endUncovered(RequestBook book, ConsentRecord holds, Instant at) {
    Profile profile = profiles.get(book.userId());
    String locale = profile == null ? null : profile.getLocale();
    RequestBook rest = book;
    boolean revoked = false;
    for (String channel : channels(book)) {
      Optional<DecisionReason> refusal = policy.refusalOfOffers(holds, locale, channel);
      if (refusal.isPresent()) {
        revoked = true;
        RequestEnd end = new RequestEnd(DecisionOutcome.SUPPRESSED, refusal.get(), at);
        rest = closer.end(ledger, rest, open -> open.getBrief().getChannel().equals(channel), end);
        rest =
            closer.noteRevocation(
                shelf.revoke(rest, offer -> offer.getChannel().equals(channel), refusal.get(), at),
                channel,
                refusal.get(),
                at);
      }
    }
    if (revoked) {
      ledger.keep(book, rest);
    }
  }

  private static Set<String> channels(RequestBook book) {
    return Stream.concat(
            book.open().stream().map(open -> open.getBrief().getChannel()),
            book.published().stream().map(offer -> offer.getChannel()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
