package dev.attune.topology.consent;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.Profile;
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

/**
 * Forgets a user: the profile goes, open requests end. Counts and generations stay, so that ids are
 * never given twice and every trigger still has its end.
 */
public final class ErasureProcessor implements Processor<String, ErasureCommand, String, Decision> {

  private final RequestCloser closer;
  private final MeterRegistry meters;
  private ProcessorContext<String, Decision> context;
  private KeyValueStore<String, Profile> profiles;
  private KeyValueStore<String, UserRequests> requests;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public ErasureProcessor(RequestCloser closer, MeterRegistry meters) {
    this.closer = closer;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Decision> context) {
    this.context = context;
    this.profiles = context.getStateStore(Stores.PROFILES);
    this.requests = context.getStateStore(Stores.REQUESTS);
  }

  @Override
  public void process(Record<String, ErasureCommand> command) {
    if (command.key() == null || command.value() == null) {
      return;
    }
    profiles.delete(command.key());
    UserRequests known = requests.get(command.key());
    if (known != null) {
      forgetRequests(command, RequestBook.of(command.key(), known));
    }
  }

  private void forgetRequests(Record<String, ErasureCommand> command, RequestBook book) {
    RequestEnd end =
        new RequestEnd(
            DecisionOutcome.SUPPRESSED,
            Reasons.of("erasure", "the user was erased before the offer left"),
            Instant.ofEpochMilli(command.timestamp()));
    RequestCloser.Closing closing = closer.end(book.forgotten(), open -> true, end);
    requests.put(command.key(), closing.book().state());
    for (Decision decision : closing.decisions()) {
      Meters.DECISIONS.counter(meters, "outcome", decision.getOutcome().name()).increment();
      context.forward(command.withValue(decision));
    }
  }
}
