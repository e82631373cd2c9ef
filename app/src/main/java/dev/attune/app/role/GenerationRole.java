package dev.attune.app.role;

import dev.attune.app.admin.AdminServer;
import dev.attune.app.admin.Health;
import dev.attune.app.admin.Metrics;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AdminConfig;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.BatchRun;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.app.pipeline.Purses;
import dev.attune.app.pipeline.WorkerRun;
import dev.attune.app.pipeline.Workers;
import dev.attune.app.pipeline.Writers;
import dev.attune.app.process.Background;
import dev.attune.app.process.StopSignal;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.share.SharedCalls;
import dev.attune.generation.worker.GenerationWorker;
import dev.attune.generation.worker.WorkerClients;
import dev.attune.generation.worker.WorkerLimits;
import dev.attune.guards.Guards;
import dev.attune.schemas.registry.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads requests, has them answered, writes responses.
 *
 * @param told gets the line that says where health and metrics are
 */
public record GenerationRole(
    AppConfig config, GenerationConfig model, Metrics metrics, Consumer<String> told) {

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
    MeterRegistry meters = metrics.registry();
    Purses purses = new Purses(model, meters);
    WorkerLimits limits = model.workerLimits(deadlines);
    try (SchemaRegistry registry = Registries.open(config);
        Purse purse = purses.leased(config.clientConfig(), config.topics(), registry, clock);
        ModelGenerator writer =
            Writers.open(model, purse, deadlines, meters, registry.dataKeys())) {
      WorkerClients clients = WorkerClients.connect(config.clientConfig(), group(), limits);
      GenerationWorker worker =
          new Workers(config.topics(), registry, meters)
              .over(clients, new SharedCalls(writer, deadlines, meters), limits);
      try (KafkaClientMetrics reading = new KafkaClientMetrics(clients.consumer());
          KafkaClientMetrics writing = new KafkaClientMetrics(clients.producer());
          WorkerRun run = start(worker, registry, limits);
          BatchRun batches = BatchRun.start(config, group(), model, purses, registry, meters);
          AdminServer admin = admin(worker, run)) {
        reading.bindTo(meters);
        writing.bindTo(meters);
        told.accept("generation.admin.url=" + admin.url());
        LOG.info("Generation worker {} runs on {}", group(), config.bootstrapServers());
        while (!stop.await(LOOK)) {
          run.requireAlive();
          batches.requireAlive();
        }
      }
    }
  }

  private WorkerRun start(GenerationWorker worker, SchemaRegistry registry, WorkerLimits limits) {
    Instant from = Instant.now().minus(limits.keepWithdrawals());
    Workers workers = new Workers(config.topics(), registry, metrics.registry());
    // The first answers are seconds away; without this they would wait for the guards' lists.
    Background.start("guards", Guards::load);
    return WorkerRun.start(worker, workers.watchWithdrawals(config.clientConfig(), from, worker));
  }

  private AdminServer admin(GenerationWorker worker, WorkerRun run) {
    AdminConfig operated = config.admin();
    Health health =
        new Health(
            run::isAlive, worker::hasBeenAssigned, () -> run.isAlive() && worker.hasBeenAssigned());
    return AdminServer.start(
        operated.host(), operated.generationPort(), AdminConfig.GENERATION_PORT, health, metrics);
  }

  private String group() {
    return new GroupNames(config.tenant()).generation();
  }
}
