package dev.attune.topology.trigger;

import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogStore;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.profile.Moment;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Passes on the triggers that fire at a moment. */
public final class TriggerProcessor implements Processor<String, Moment, String, Fired> {

  private final TriggerEvaluator evaluator;
  private final CatalogCache cache;
  private final MeterRegistry meters;
  private ProcessorContext<String, Fired> context;
  private CatalogStore catalog;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public TriggerProcessor(TriggerEvaluator evaluator, CatalogCache cache, MeterRegistry meters) {
    this.evaluator = evaluator;
    this.cache = cache;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Fired> context) {
    this.context = context;
    this.catalog = new CatalogStore(context.getStateStore(Stores.CATALOG), cache);
  }

  @Override
  public void process(Record<String, Moment> moment) {
    for (Fired fired : evaluator.evaluate(moment.value(), catalog)) {
      Meters.TRIGGERS.counter(meters, "kind", fired.trigger().getKind()).increment();
      context.forward(moment.withValue(fired));
    }
  }
}
