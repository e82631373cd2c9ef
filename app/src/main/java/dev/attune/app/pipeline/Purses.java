package dev.attune.app.pipeline;

import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.GenerationRequest;
import dev.attune.budget.BudgetPlan;
import dev.attune.generation.budget.LocalTreasury;
import dev.attune.generation.budget.PricedPurse;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.budget.SpendMeters;
import dev.attune.generation.budget.Treasury;
import dev.attune.generation.budget.lease.MoneyClients;
import dev.attune.generation.budget.lease.MoneyLine;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;

/**
 * Opens the purses from which the calls of the configured models are paid. All of them are counted
 * together: one of these for each registry of meters.
 */
public final class Purses {

  private final GenerationConfig config;
  private final MeterRegistry meters;
  private final SpendMeters spend;

  public Purses(GenerationConfig config, MeterRegistry meters) {
    this.config = config;
    this.meters = meters;
    this.spend = new SpendMeters(meters);
  }

  /**
   * Money lent by the topology; the caller closes it, after whoever makes the calls.
   *
   * @param clientConfig where the brokers are
   * @param clock decides days and months
   */
  public Purse leased(
      Map<String, Object> clientConfig,
      Topics topics,
      SchemaRegistry registry,
      InstantSource clock) {
    return leased("calls", clientConfig, topics, registry, clock);
  }

  /** The same for batches, beside the purse of single calls. */
  Purse leasedForBatches(Map<String, Object> clientConfig, Topics topics, SchemaRegistry registry) {
    return leased("batches", clientConfig, topics, registry, InstantSource.system());
  }

  private Purse leased(
      String purse,
      Map<String, Object> clientConfig,
      Topics topics,
      SchemaRegistry registry,
      InstantSource clock) {
    if (config.isFree()) {
      return local(BudgetPlan.NONE);
    }
    MoneyClients clients =
        MoneyClients.connect(
            clientConfig,
            AvroSerde.of(BudgetGrant.class, registry).deserializer(),
            AvroSerde.of(BudgetRequest.class, registry).serializer());
    MoneyLine.MoneyTopics names =
        new MoneyLine.MoneyTopics(topics.budgetRequests().name(), topics.budgetGrants().name());
    return purse(MoneyLine.start(clients, names, config.budget().lease(), clock, purse, meters));
  }

  /** Money of a process that works alone, by the days of its log; the caller closes it. */
  public Purse local(BudgetPlan plan) {
    return purse(new LocalTreasury(plan, GenerationRequest::getCreatedAt));
  }

  private PricedPurse purse(Treasury treasury) {
    return new PricedPurse(config.budget().tariffs(), treasury, InstantSource.system(), spend);
  }
}
