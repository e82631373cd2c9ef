package dev.attune.app.role;

import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.app.pipeline.Purses;
import dev.attune.app.pipeline.WorkerRun;
import dev.attune.app.pipeline.Workers;
import dev.attune.app.pipeline.Writers;
import dev.attune.app.process.StopSignal;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.Generator;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.share.SharedCalls;
import dev.attune.generation.worker.GenerationWorker;
import dev.attune.generation.worker.WorkerLimits;
import dev.attune.schemas.registry.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads requests, has them answered, writes responses. */
public record GenerationRole(AppConfig config, GenerationConfig model, MeterRegistry meters) {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationRole.class);
  private static final Duration LOOK = Duration.ofMillis(200);

  /**
   * Runs until it is asked to stop.
   *
   * @throws IllegalStateException where the worker could not go on
   */
  public void run(StopSignal stop) throws InterruptedException {
    InstantSource clock = InstantSource.system();
    Deadlines deadlines = Deadlines.live(clock);
    try (SchemaRegistry registry = Registries.open(config);
        Purse purse =
            new Purses(model, meters)
                .leased(config.clientConfig(), config.topics(), registry, clock);
        ModelGenerator writer = Writers.open(model, purse, deadlines, meters);
        WorkerRun worker =
            start(
                registry,
                new SharedCalls(writer, deadlines, meters),
                model.workerLimits(deadlines))) {
      LOG.info("Generation worker {} runs on {}", group(), config.bootstrapServers());
      while (!stop.await(LOOK)) {
        worker.requireAlive();
      }
    }
  }

  private WorkerRun start(SchemaRegistry registry, Generator writer, WorkerLimits limits) {
    Workers workers = new Workers(config.topics(), registry, meters);
    GenerationWorker worker = workers.connect(config.clientConfig(), group(), writer, limits);
    Instant from = Instant.now().minus(limits.keepWithdrawals());
    return WorkerRun.start(worker, workers.watchWithdrawals(config.clientConfig(), from, worker));
  }

  private String group() {
    return new GroupNames(config.tenant()).generation();
  }
}
