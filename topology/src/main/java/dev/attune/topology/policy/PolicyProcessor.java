package dev.attune.topology.policy;

import dev.attune.avro.Assignment;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.SourceOffset;
import dev.attune.avro.UserRequests;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.Decisions;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.trigger.Fired;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Lets triggers through to the prompt, or ends them with the rule that forbids it. */
public final class PolicyProcessor implements Processor<String, Fired, String, Object> {

  private final AdmissionPolicy policy;
  private final ArmAssigner arms;
  private final SourcePlaces places;
  private final MeterRegistry meters;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<String, ConsentRecord> consents;
  private KeyValueStore<String, UserRequests> requests;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public PolicyProcessor(AdmissionPolicy policy, SourcePlaces places, MeterRegistry meters) {
    this.policy = policy;
    this.arms = new ArmAssigner();
    this.places = places;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.consents = context.getStateStore(Stores.CONSENTS);
    this.requests = context.getStateStore(Stores.REQUESTS);
  }

  @Override
  public void process(Record<String, Fired> input) {
    Fired fired = input.value();
    ConsentRecord consent = consents.get(input.key());
    RequestBook book = RequestBook.of(input.key(), requests.get(input.key()));
    List<SourceOffset> sources = places.of(fired);
    Optional<DecisionReason> refusal = policy.refusal(fired, consent, book);
    if (refusal.isPresent()) {
      requests.put(input.key(), book.suppressed().state());
      forward(input, suppressed(fired, refusal.get(), sources));
      return;
    }
    Scenario scenario = fired.scenario();
    Assignment arm = arms.assign(input.key(), scenario.experiment());
    long version = consent == null ? 0 : consent.getVersion();
    context.forward(input.withValue(new Admitted(fired, arm, version, sources)), Nodes.PROMPT);
  }

  private static Decision suppressed(
      Fired fired, DecisionReason reason, List<SourceOffset> sources) {
    Scenario scenario = fired.scenario();
    return Decisions.suppressed(
        fired.profile().getUserId(),
        scenario.name(),
        scenario.slot(),
        fired.trigger(),
        reason,
        sources);
  }

  private void forward(Record<String, Fired> input, Decision decision) {
    Meters.DECISIONS.counter(meters, "outcome", decision.getOutcome().name()).increment();
    context.forward(input.withValue(decision), Nodes.DECISIONS_SINK);
  }
}
