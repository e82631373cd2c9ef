package dev.attune.topology.consent;

import dev.attune.avro.ConsentRecord;
import dev.attune.topology.event.UserEvent;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Lets pass only the events of users of whom a profile may be kept. */
public final class ConsentProcessor implements Processor<String, UserEvent, String, UserEvent> {

  private final ConsentPolicy policy;
  private final Counter withheld;
  private ProcessorContext<String, UserEvent> context;
  private KeyValueStore<String, ConsentRecord> consents;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public ConsentProcessor(ConsentPolicy policy, MeterRegistry meters) {
    this.policy = policy;
    this.withheld = Meters.EVENTS_WITHHELD.counter(meters);
  }

  @Override
  public void init(ProcessorContext<String, UserEvent> context) {
    this.context = context;
    this.consents = context.getStateStore(Stores.CONSENTS);
  }

  @Override
  public void process(Record<String, UserEvent> event) {
    ConsentRecord consent = consents.get(event.key());
    UserEvent said = event.value();
    if (policy.isForgotten(consent, said.arrivedAt())
        || !policy.allowsProfile(consent, said.header().getLocale())) {
      withheld.increment();
      return;
    }
    context.forward(event);
  }
}
