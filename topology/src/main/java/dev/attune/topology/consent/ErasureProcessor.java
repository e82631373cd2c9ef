package dev.attune.topology.consent;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.ErasureAcknowledgement;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.Profile;
import dev.attune.avro.RequestEnd;
import dev.attune.avro.UserRequests;
import dev.attune.schemas.seal.DataKey;
import dev.attune.schemas.seal.DataKeys;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.ledger.RequestCloser;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  private final RequestCloser closer;
  private final Optional<DataKeys> keys;
  private final MeterRegistry meters;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<String, Profile> profiles;
  private KeyValueStore<String, UserRequests> requests;
  private KeyValueStore<String, ConsentRecord> consents;
  private DueIndex timers;
  private DueIndex deadlines;

  /**
   * A processor for one task.
   *
   * @param keys that records are sealed with, if they are
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public ErasureProcessor(RequestCloser closer, Optional<DataKeys> keys, MeterRegistry meters) {
    this.closer = closer;
    this.keys = keys;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.profiles = context.getStateStore(Stores.PROFILES);
    this.requests = context.getStateStore(Stores.REQUESTS);
    this.consents = context.getStateStore(Stores.CONSENTS);
    this.timers = new DueIndex(context.getStateStore(Stores.TIMERS));
    this.deadlines = new DueIndex(context.getStateStore(Stores.DEADLINES));
  }

  @Override
  public void process(Record<String, ErasureCommand> command) {
    String user = command.key();
    if (user == null || command.value() == null) {
      return;
    }
    profiles.delete(user);
    timers.forget(user);
    UserRequests known = requests.get(user);
    if (known != null) {
      forgetRequests(command, RequestBook.of(user, known));
      forward(Nodes.OFFERS_SINK, command, null);
    }
    forgetConsent(user, Instant.ofEpochMilli(command.timestamp()));
    acknowledge(command);
  }

  private void forgetRequests(Record<String, ErasureCommand> command, RequestBook book) {
    String user = command.key();
    RequestEnd end =
        new RequestEnd(
            DecisionOutcome.SUPPRESSED,
            Reasons.of("erasure", "the user was erased before the offer left"),
            Instant.ofEpochMilli(command.timestamp()));
    RequestCloser.Closing closing = closer.end(book.forgotten(), open -> true, end);
    for (Decision decision : closing.decisions()) {
      Meters.DECISIONS.counter(meters, "outcome", decision.getOutcome().name()).increment();
      forward(Nodes.DECISIONS_SINK, command, decision);
    }
    RequestBook rest = closing.book();
    boolean over = rest.open().isEmpty();
    requests.put(user, over && keys.isPresent() ? rest.nameless() : rest.state());
    if (over) {
      deadlines.forget(user);
    }
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
