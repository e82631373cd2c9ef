package dev.attune.app.pipeline;

import dev.attune.app.error.UserException;
import dev.attune.avro.BudgetGrant;
import dev.attune.avro.BudgetRequest;
import dev.attune.avro.GenerationRequest;
import dev.attune.budget.BudgetPlan;
import dev.attune.generation.budget.BudgetConfig;
import dev.attune.generation.budget.LocalTreasury;
import dev.attune.generation.budget.PricedPurse;
import dev.attune.generation.budget.SpendMeters;
import dev.attune.generation.budget.Treasury;
import dev.attune.generation.budget.lease.MoneyClients;
import dev.attune.generation.budget.lease.MoneyLine;
import dev.attune.generation.model.ModelIdentity;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.serde.AvroSerde;
import dev.attune.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Opens the purse from which a writer's calls are paid. */
public record Purses(BudgetConfig config, MeterRegistry meters) {

  /**
   * Money lent by the topology; the caller closes it.
   *
   * @param clientConfig where the brokers are
   * @param clock decides days and months
   * @throws UserException when the model has no price
   */
  public PricedPurse leased(
      ModelIdentity model,
      Map<String, Object> clientConfig,
      Topics topics,
      SchemaRegistry registry,
      InstantSource clock) {
    requirePrice(model);
    MoneyClients clients =
        MoneyClients.connect(
            clientConfig,
            AvroSerde.of(BudgetGrant.class, registry).deserializer(),
            AvroSerde.of(BudgetRequest.class, registry).serializer());
    MoneyLine.MoneyTopics names =
        new MoneyLine.MoneyTopics(topics.budgetRequests().name(), topics.budgetGrants().name());
    return purse(MoneyLine.start(clients, names, config.lease(), clock, meters));
  }

  /**
   * Money of a process that works alone, by the days of its log; the caller closes it.
   *
   * @throws UserException when the model has no price
   */
  public PricedPurse local(ModelIdentity model, BudgetPlan plan) {
    requirePrice(model);
    return purse(new LocalTreasury(plan, GenerationRequest::getCreatedAt));
  }

  private PricedPurse purse(Treasury treasury) {
    return new PricedPurse(
        config.tariffs(), treasury, InstantSource.system(), new SpendMeters(meters));
  }

  private void requirePrice(ModelIdentity model) {
    try {
      config.requirePrice(model, InstantSource.system().instant());
    } catch (ConfigException e) {
      throw new UserException(e.getMessage() + ".", "Say what a call costs.", e);
    }
  }
}
