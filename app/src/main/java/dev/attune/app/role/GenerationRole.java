package dev.attune.app.role;

import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.GroupNames;
import dev.attune.app.pipeline.WorkerRun;
import dev.attune.app.pipeline.Workers;
import dev.attune.app.pipeline.Writers;
import dev.attune.app.process.StopSignal;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.Generator;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.share.SharedCalls;
import dev.attune.generation.worker.GenerationWorker;
import dev.attune.schemas.registry.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
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
    Deadlines deadlines = Deadlines.live(InstantSource.system());
    try (SchemaRegistry registry = SchemaRegistry.open(config.registryConfig());
        ModelGenerator writer = Writers.open(model, deadlines, meters);
        WorkerRun worker =
            WorkerRun.start(connect(registry, new SharedCalls(writer, deadlines, meters)))) {
      LOG.info("Generation worker {} runs on {}", group(), config.bootstrapServers());
      while (!stop.await(LOOK)) {
        worker.requireAlive();
      }
    }
  }

  private GenerationWorker connect(SchemaRegistry registry, Generator writer) {
    return new Workers(config.topics(), registry, meters)
        .connect(config.clientConfig(), group(), writer, model.workerLimits());
  }

  private String group() {
    return new GroupNames(config.tenant()).generation();
  }
}
