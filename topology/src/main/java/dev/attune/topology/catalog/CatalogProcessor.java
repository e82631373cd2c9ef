package dev.attune.topology.catalog;

import dev.attune.avro.CatalogItem;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Files each fact on a product under the moment from which it holds. Runs on the global thread. */
public final class CatalogProcessor implements Processor<String, CatalogItem, Void, Void> {

  private final CatalogCache cache;
  private final CatalogChanges changes;
  private final Duration history;
  private final MeterRegistry meters;
  private CatalogStore catalog;

  /**
   * A processor for the global thread.
   *
   * @param history how far back a product may be asked for
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public CatalogProcessor(
      CatalogCache cache, CatalogChanges changes, Duration history, MeterRegistry meters) {
    this.cache = cache;
    this.changes = changes;
    this.history = history;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    cache.clear();
    this.catalog = new CatalogStore(context.getStateStore(Stores.CATALOG), cache);
  }

  @Override
  public void process(Record<String, CatalogItem> input) {
    CatalogItem item = input.value();
    if (input.key() == null || !isFileable(input.key(), item)) {
      Meters.DEAD_LETTERS.counter(meters, "cause", "bad-catalog-item").increment();
    } else if (item == null) {
      catalog.remove(input.key());
      changes.note(input.key());
    } else {
      catalog.add(item, history);
      changes.note(input.key());
    }
  }

  private static boolean isFileable(String key, @Nullable CatalogItem item) {
    if (key.indexOf('\0') >= 0) {
      return false;
    }
    return item == null
        || (key.equals(item.getProductId()) && !item.getValidFrom().isBefore(Instant.EPOCH));
  }
}
