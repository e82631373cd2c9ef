package dev.attune.benchmarks.peer;

import dev.attune.app.cli.Session;
import dev.attune.app.config.AppConfig;
import dev.attune.app.pipeline.Purses;
import dev.attune.app.pipeline.Writers;
import dev.attune.app.process.Background;
import dev.attune.app.process.StopSignal;
import dev.attune.budget.BudgetPlan;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.worker.WorkerClients;
import dev.attune.schemas.registry.SchemaRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A generation worker with another dispatcher, until told to stop. The clients, the model's client
 * and all checks are those of the production role, from the same configuration.
 */
@Command(name = "peer", hidden = true, description = "Runs another worker for a workload.")
public final class PeerCommand implements Callable<Integer> {

  private static final Duration LOOK = Duration.ofMillis(200);

  private final Session session;

  @Parameters private PeerKind kind = PeerKind.FIXED_POOL;

  @Option(names = "--concurrency", required = true)
  private int concurrency;

  public PeerCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    AppConfig config = session.config();
    GenerationConfig model = config.generation();
    Deadlines deadlines = Deadlines.live(InstantSource.system());
    try (StopSignal stop = StopSignal.open();
        SchemaRegistry registry = SchemaRegistry.open(config.registryConfig());
        Purse purse = new Purses(model, new SimpleMeterRegistry()).local(BudgetPlan.NONE);
        ModelGenerator writer = Writers.open(model, purse, deadlines, new SimpleMeterRegistry())) {
      WorkerClients clients =
          WorkerClients.connect(config.clientConfig(), group(), model.workerLimits(deadlines));
      Answering answering = new Answering(config.topics(), registry, writer, clients.producer());
      String topic = config.topics().generationRequests().name();
      switch (kind) {
        case FIXED_POOL -> pool(new FixedPool(clients.consumer(), topic, answering), stop);
        case PARALLEL_CONSUMER ->
            keyOrder(KeyOrder.start(clients.consumer(), topic, concurrency, answering), stop);
      }
    }
    return 0;
  }

  private String group() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static void pool(FixedPool pool, StopSignal stop) throws InterruptedException {
    Background thread = Background.start("pool-poll", pool::run);
    try (pool) {
      while (!stop.await(LOOK)) {
        thread.requireAlive();
      }
    }
  }

  private static void keyOrder(KeyOrder worker, StopSignal stop) throws InterruptedException {
    try (worker) {
      while (!stop.await(LOOK)) {
        if (!worker.isAlive()) {
          throw new IllegalStateException("parallel-consumer has stopped");
        }
      }
    }
  }
}
