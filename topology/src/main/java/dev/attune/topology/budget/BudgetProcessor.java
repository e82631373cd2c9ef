package dev.attune.topology.budget;

import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.ScopeBudget;
import dev.attune.budget.BudgetBook;
import dev.attune.budget.BudgetPlan;
import dev.attune.topology.graph.Stores;
import dev.attune.topology.meter.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Locale;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Books what workers ask and report, by the time of their messages, and answers them. */
public final class BudgetProcessor
    implements Processor<String, BudgetRequest, String, BudgetGrant> {

  private final BudgetPlan plan;
  private final BudgetGauges gauges;
  private final MeterRegistry meters;
  private ProcessorContext<String, BudgetGrant> context;
  private KeyValueStore<String, ScopeBudget> books;

  /** A processor for one task. */
  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init first
  public BudgetProcessor(BudgetPlan plan, BudgetGauges gauges, MeterRegistry meters) {
    this.plan = plan;
    this.gauges = gauges;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, BudgetGrant> context) {
    this.context = context;
    this.books = context.getStateStore(Stores.BUDGETS);
  }

  @Override
  public void process(Record<String, BudgetRequest> input) {
    BudgetRequest request = input.value();
    if (request == null || !request.getScope().equals(input.key())) {
      Meters.DEAD_LETTERS.counter(meters, "cause", "bad-budget-request").increment();
      return;
    }
    BudgetBook book = BudgetBook.of(input.key(), books.get(input.key()));
    BudgetBook.Turn turn =
        book.book(request, Instant.ofEpochMilli(Math.max(0, input.timestamp())), plan);
    books.put(input.key(), turn.book().state());
    gauges.show(turn.book());
    answer(input, turn.grant());
  }

  private void answer(Record<String, BudgetRequest> input, @Nullable BudgetGrant grant) {
    if (grant != null) {
      String answer = grant.getAnswer().name().toLowerCase(Locale.ROOT);
      Meters.BUDGET_ANSWERS.counter(meters, "scope", input.key(), "answer", answer).increment();
      context.forward(input.withKey(grant.getWorkerId()).withValue(grant));
    }
  }
}
