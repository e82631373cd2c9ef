package dev.attune.topology.trigger;

import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogStore;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.Conservation;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.profile.Moment;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Passes on the triggers that fire at a moment, and the word that held ones are due. */
public final class TriggerProcessor implements Processor<String, Moment, String, Occasion> {

  private final TriggerEvaluator evaluator;
  private final CatalogCache cache;
  private final Conservation conservation;
  private final MeterRegistry meters;
  private ProcessorContext<String, Occasion> context;
  private CatalogStore catalog;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public TriggerProcessor(
      TriggerEvaluator evaluator,
      CatalogCache cache,
      Conservation conservation,
      MeterRegistry meters) {
    this.evaluator = evaluator;
    this.cache = cache;
    this.conservation = conservation;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Occasion> context) {
    this.context = context;
    this.catalog = new CatalogStore(context.getStateStore(Stores.CATALOG), cache);
  }

  @Override
  public void process(Record<String, Moment> moment) {
    if (moment.value() instanceof Moment.Release due) {
      Set<String> standing = evaluator.standing(due.profile(), due.at(), catalog);
      context.forward(moment.withValue(new Occasion.Release(due.profile(), due.at(), standing)));
      return;
    }
    for (Fired fired : evaluator.evaluate(moment.value(), catalog)) {
      conservation.fired();
      Meters.TRIGGERS.counter(meters, "kind", fired.trigger().getKind()).increment();
      context.forward(moment.withValue(fired));
    }
  }
}
