package dev.attune.topology.request;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.RequestEnd;
import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogStore;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.Conservation;
import dev.attune.topology.ledger.Decisions;
import dev.attune.topology.ledger.Ledger;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.ledger.RequestCloser;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.policy.Admitted;
import dev.attune.topology.trigger.Fired;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Asks for a text: opens the request, supersedes the older one of its slot, sends the prompt. */
public final class PromptProcessor implements Processor<String, Admitted, String, Object> {

  private final RequestWriter writer;
  private final RequestCloser closer;
  private final CatalogCache cache;
  private final Conservation conservation;
  private final MeterRegistry meters;
  private ProcessorContext<String, Object> context;
  private Ledger ledger;
  private DueIndex deadlines;
  private CatalogStore catalog;

  /** A processor for one task. */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public PromptProcessor(
      RequestWriter writer,
      RequestCloser closer,
      CatalogCache cache,
      Conservation conservation,
      MeterRegistry meters) {
    this.writer = writer;
    this.closer = closer;
    this.cache = cache;
    this.conservation = conservation;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.ledger = Ledger.of(context, conservation, meters);
    this.deadlines = new DueIndex(context.getStateStore(Stores.DEADLINES));
    this.catalog = new CatalogStore(context.getStateStore(Stores.CATALOG), cache);
  }

  @Override
  public void process(Record<String, Admitted> input) {
    Admitted admitted = input.value();
    Fired fired = admitted.fired();
    RequestBook book = ledger.book(input.key());
    List<OfferedProduct> products = ProductSelector.select(admitted, catalog);
    if (products.isEmpty() && fired.scenario().products().limit() > 0) {
      ledger.keep(book, ledger.decide(book.suppressed(), withoutProducts(admitted)));
      return;
    }
    long generation = book.generationOf(fired.scenario().slot()) + 1;
    open(input, book, writer.write(input.value(), products, generation));
  }

  private void open(Record<String, Admitted> input, RequestBook book, RequestWriter.Request asked) {
    Scenario scenario = input.value().fired().scenario();
    OpenRequest open = asked.open();
    RequestBook closed =
        closer.end(ledger, book, older -> isOfSlot(older, scenario.slot()), superseded(open));
    ledger.keep(book, closed.opened(open, input.value().admissions()));
    deadlines.add(open.getDeadline(), input.key());
    Meters.REQUESTS.counter(meters, "scenario", scenario.name()).increment();
    context.forward(
        input.withValue(asked.request()),
        asked.request().getBatch() ? Nodes.BATCH_REQUESTS_SINK : Nodes.REQUESTS_SINK);
  }

  private static boolean isOfSlot(OpenRequest request, String slot) {
    return request.getBrief().getSlot().equals(slot);
  }

  private static RequestEnd superseded(OpenRequest by) {
    return new RequestEnd(
        DecisionOutcome.SUPERSEDED,
        Reasons.of(
            "slots",
            "a newer request of the same slot took its place",
            "generation " + by.getGeneration() + " of " + by.getCreatedAt(),
            "no newer trigger for slot " + by.getBrief().getSlot()),
        by.getCreatedAt());
  }

  private static Decision withoutProducts(Admitted admitted) {
    Scenario scenario = admitted.fired().scenario();
    return Decisions.unasked(
        admitted.fired().profile().getUserId(),
        scenario.name(),
        scenario.slot(),
        admitted.fired().trigger(),
        DecisionOutcome.SUPPRESSED,
        Reasons.of(
            "scenarios." + scenario.name() + ".products",
            "the catalogue has none of the products in stock",
            "0 products from " + scenario.products().from().name().toLowerCase(Locale.ROOT),
            "at least 1"),
        admitted.at(),
        admitted.sources());
  }
}
