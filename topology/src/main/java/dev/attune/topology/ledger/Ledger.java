package dev.attune.topology.ledger;

import dev.attune.avro.Decision;
import dev.attune.avro.Offer;
import dev.attune.avro.UserRequests;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The books of one task and what is written of them: the only way by which books are kept and
 * decisions leave, so that both are counted. One for each processor; belongs to its task.
 */
public final class Ledger {

  private final KeyValueStore<String, UserRequests> store;
  private final Conservation conservation;
  private final MeterRegistry meters;
  private final Consumer<Decision> out;

  /** The ledger of a processor that is connected with the books and the sink of decisions. */
  public static Ledger of(
      ProcessorContext<String, Object> context, Conservation conservation, MeterRegistry meters) {
    return new Ledger(
        context.getStateStore(Stores.REQUESTS),
        conservation,
        meters,
        decision -> context.forward(record(decision), Nodes.DECISIONS_SINK));
  }

  private static Record<String, Object> record(Decision decision) {
    return new Record<>(decision.getUserId(), decision, decision.getDecidedAt().toEpochMilli());
  }

  private Ledger(
      KeyValueStore<String, UserRequests> store,
      Conservation conservation,
      MeterRegistry meters,
      Consumer<Decision> out) {
    this.store = store;
    this.conservation = conservation;
    this.meters = meters;
    this.out = out;
  }

  /** A user's book. */
  public RequestBook book(String userId) {
    return RequestBook.of(userId, store.get(userId));
  }

  /** A user's book, or null where there is none yet. */
  public @Nullable RequestBook bookIfKept(String userId) {
    UserRequests known = store.get(userId);
    return known == null ? null : RequestBook.of(userId, known);
  }

  /** Whether numbers alone are kept of a user, who was erased: no line may name the user again. */
  public boolean isNameless(String userId) {
    UserRequests known = store.get(userId);
    return known != null && known.getUserId().isEmpty();
  }

  /** Keeps a changed book. */
  public void keep(RequestBook before, RequestBook after) {
    store.put(after.userId(), after.state());
    conservation.waiting(after.waiting() - before.waiting());
  }

  /** Keeps the numbers of a user who is forgotten. */
  public void keepNameless(RequestBook before, RequestBook after) {
    store.put(before.userId(), after.nameless().state());
    conservation.waiting(after.waiting() - before.waiting());
  }

  /** Writes a decision; returns the book that has to be kept with it. */
  public RequestBook decide(RequestBook book, Decision decision) {
    return decide(book, decision, null);
  }

  /** Writes a decision on an offer that leaves; returns the book that has to be kept with it. */
  public RequestBook decide(RequestBook book, Decision decision, @Nullable Offer offer) {
    Decision linked = DecisionChain.link(book.state().getLedgerHash(), decision, offer);
    conservation.decided(linked);
    Meters.DECISIONS.counter(meters, "outcome", linked.getOutcome().name()).increment();
    out.accept(linked);
    return book.chained(linked.getHash());
  }
}
