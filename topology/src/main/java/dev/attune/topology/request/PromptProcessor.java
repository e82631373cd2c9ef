package dev.attune.topology.request;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.OfferedProduct;
import dev.attune.avro.OpenRequest;
import dev.attune.avro.RequestEnd;
import dev.attune.avro.UserRequests;
import dev.attune.topology.catalog.CatalogCache;
import dev.attune.topology.catalog.CatalogStore;
import dev.attune.topology.graph.DueIndex;
import dev.attune.topology.graph.Nodes;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.ledger.Decisions;
import dev.attune.topology.ledger.Reasons;
import dev.attune.topology.ledger.RequestBook;
import dev.attune.topology.ledger.RequestCloser;
import dev.attune.topology.meter.Meters;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.policy.Admitted;
import dev.attune.topology.trigger.Fired;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Asks for a text: opens the request, supersedes the older one of its slot, sends the prompt. */
public final class PromptProcessor implements Processor<String, Admitted, String, Object> {

  private final RequestWriter writer;
  private final RequestCloser closer;
  private final Function<Scenario, Duration> memory;
  private final CatalogCache cache;
  private final MeterRegistry meters;
  private ProcessorContext<String, Object> context;
  private KeyValueStore<String, UserRequests> requests;
  private DueIndex deadlines;
  private CatalogStore catalog;

  /**
   * A processor for one task.
   *
   * @param memory how long a scenario's admissions must be remembered
   */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public PromptProcessor(
      RequestWriter writer,
      RequestCloser closer,
      Function<Scenario, Duration> memory,
      CatalogCache cache,
      MeterRegistry meters) {
    this.writer = writer;
    this.closer = closer;
    this.memory = memory;
    this.cache = cache;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, Object> context) {
    this.context = context;
    this.requests = context.getStateStore(Stores.REQUESTS);
    this.deadlines = new DueIndex(context.getStateStore(Stores.DEADLINES));
    this.catalog = new CatalogStore(context.getStateStore(Stores.CATALOG), cache);
  }

  @Override
  public void process(Record<String, Admitted> input) {
    Fired fired = input.value().fired();
    RequestBook book = RequestBook.of(input.key(), requests.get(input.key()));
    List<OfferedProduct> products =
        ProductSelector.select(
            fired.scenario().products(), fired.profile(), fired.trigger(), catalog);
    if (products.isEmpty() && fired.scenario().products().limit() > 0) {
      requests.put(input.key(), book.suppressed().state());
      decide(input, withoutProducts(input.value()));
      return;
    }
    long generation = book.generationOf(fired.scenario().slot()) + 1;
    open(input, book, writer.write(input.value(), products, generation));
  }

  private void open(Record<String, Admitted> input, RequestBook book, RequestWriter.Request asked) {
    Scenario scenario = input.value().fired().scenario();
    OpenRequest open = asked.open();
    RequestCloser.Closing closing =
        closer.end(book, older -> isOfSlot(older, scenario.slot()), superseded(open));
    requests.put(input.key(), closing.book().opened(open, memory.apply(scenario)).state());
    deadlines.add(open.getDeadline(), input.key());
    closing.decisions().forEach(decision -> decide(input, decision));
    Meters.REQUESTS.counter(meters, "scenario", scenario.name()).increment();
    context.forward(
        input.withValue(asked.request()),
        scenario.batch() ? Nodes.BATCH_REQUESTS_SINK : Nodes.REQUESTS_SINK);
  }

  private static boolean isOfSlot(OpenRequest request, String slot) {
    return request.getBrief().getSlot().equals(slot);
  }

  private static RequestEnd superseded(OpenRequest by) {
    return new RequestEnd(
        DecisionOutcome.SUPERSEDED,
        Reasons.of("slots", "a newer request of the same slot took its place"),
        by.getCreatedAt());
  }

  private static Decision withoutProducts(Admitted admitted) {
    Scenario scenario = admitted.fired().scenario();
    return Decisions.suppressed(
        admitted.fired().profile().getUserId(),
        scenario.name(),
        scenario.slot(),
        admitted.fired().trigger(),
        Reasons.of(
            "scenarios." + scenario.name() + ".products",
            "the catalogue knows none of the products"),
        admitted.sources());
  }

  private void decide(Record<String, Admitted> input, Decision decision) {
    Meters.DECISIONS.counter(meters, "outcome", decision.getOutcome().name()).increment();
    context.forward(input.withValue(decision), Nodes.DECISIONS_SINK);
  }
}
