package dev.attune.topology.consent;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.RequestEnd;
import dev.attune.avro.UserRequests;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.ledger.RequestCloser;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest version of each user's consent. Requests that it no longer covers end at once:
 * no offer leaves after the offset of the withdrawal.
 */
public final class ConsentChangeProcessor
    implements Processor<String, ConsentRecord, String, Decision> {

  private final ConsentPolicy policy;
  private final RequestCloser closer;
  private final MeterRegistry meters;
  private ProcessorContext<String, Decision> context;
  private KeyValueStore<String, ConsentRecord> consents;
  private KeyValueStore<String, UserRequests> requests;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public ConsentChangeProcessor(ConsentPolicy policy, RequestCloser closer, MeterRegistry meters) {
    this.policy = policy;
    this.closer = closer;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Decision> context) {
    this.context = context;
    this.consents = context.getStateStore(Stores.CONSENTS);
    this.requests = context.getStateStore(Stores.REQUESTS);
  }

  @Override
  public void process(Record<String, ConsentRecord> change) {
    if (change.key() == null || !isNewer(change.value(), consents.get(change.key()))) {
      return;
    }
    consents.put(change.key(), change.value());
    UserRequests known = requests.get(change.key());
    if (known != null) {
      endUncovered(change, RequestBook.of(change.key(), known));
    }
  }

  private void endUncovered(Record<String, ConsentRecord> change, RequestBook book) {
    RequestEnd end =
        new RequestEnd(
            DecisionOutcome.SUPPRESSED,
            Reasons.of("consent", "the user withdrew consent before the offer left"),
            Instant.ofEpochMilli(change.timestamp()));
    RequestCloser.Closing closing =
        closer.end(
            book, open -> !policy.allowsOffers(change.value(), open.getBrief().getChannel()), end);
    requests.put(change.key(), closing.book().state());
    for (Decision decision : closing.decisions()) {
      Meters.DECISIONS.counter(meters, "outcome", decision.getOutcome().name()).increment();
      context.forward(change.withValue(decision));
    }
  }

  private static boolean isNewer(@Nullable ConsentRecord change, @Nullable ConsentRecord known) {
    return change != null && (known == null || change.getVersion() > known.getVersion());
  }
}
