package dev.attune.app.pipeline;

import dev.attune.app.config.AppConfig;
import dev.attune.app.process.Background;
import dev.attune.generation.batch.BatchWorker;
import dev.attune.generation.batch.provider.BatchProvider;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.consent.WithdrawalTail;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.seal.DataKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/**
 * A worker of batches with its provider, its purse and the tail that tells it of withdrawals. The
 * purse is its own: its money is held for hours, and would keep single calls from theirs.
 */
public final class BatchRun implements AutoCloseable {

  private final Optional<BatchProvider> provider;
  private final Purse purse;
  private final WithdrawalTail tail;
  private final BatchWorker worker;
  private final Background thread;

  private BatchRun(
      Optional<BatchProvider> provider, Purse purse, WithdrawalTail tail, BatchWorker worker) {
    this.provider = provider;
    this.purse = purse;
    this.tail = tail;
    this.worker = worker;
    this.thread = Background.start("generation-batches", worker::run);
  }

  /**
   * Connects and starts.
   *
   * @param group of the generation workers; batches have one of their own beside it
   */
  public static BatchRun start(
      AppConfig config,
      String group,
      GenerationConfig model,
      Purses purses,
      SchemaRegistry registry,
      MeterRegistry meters) {
    Optional<BatchProvider> provider =
        model.batchProvider(registry.dataKeys().map(DataKeys::pseudonyms));
    Purse purse = purses.leasedForBatches(config.clientConfig(), config.topics(), registry);
    Workers workers = new Workers(config.topics(), registry, meters);
    BatchWorker worker =
        workers.batches(
            config.clientConfig(), group + "-batches", provider, purse, model.batchLimits());
    return new BatchRun(
        provider, purse, workers.watchWithdrawals(config.clientConfig(), worker), worker);
  }

  /**
   * To be called while it should still work.
   *
   * @throws IllegalStateException where it has ended
   */
  public void requireAlive() {
    thread.requireAlive();
  }

  @Override
  public void close() {
    try (purse;
        tail) {
      worker.close();
      thread.join();
    } finally {
      provider.ifPresent(BatchProvider::close);
    }
  }
}
