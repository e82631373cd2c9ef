package dev.attune.benchmarks.engine;

import dev.attune.app.cli.Session;
import dev.attune.app.process.StopSignal;
import dev.attune.schemas.registry.RegistryConfig;
import dev.attune.schemas.registry.SchemaRegistry;
import dev.attune.schemas.topic.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one topology until told to stop. Started by the workloads, in a process of its own. */
@Command(name = "engine", hidden = true, description = "Runs one topology for a workload.")
public final class EngineCommand implements Callable<Integer> {

  /** The line it prints when it has started. */
  public static final String STARTED = "engine.started";

  private final Session session;

  @Parameters private EngineKind kind = EngineKind.WHOLE;

  @Option(names = "--bootstrap-servers", required = true)
  private String brokers = "";

  @Option(names = "--registry-url", required = true)
  private String registryUrl = "";

  @Option(names = "--state", required = true)
  private Path state = Path.of("");

  @Option(names = "--threads", required = true)
  private int threads;

  @Option(names = "--partitions", required = true)
  private int partitions;

  @Option(names = "--values", required = true)
  private Path values = Path.of("");

  @Option(names = "--playbook")
  private @Nullable Path playbook;

  public EngineCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    EngineSettings settings =
        new EngineSettings(
            Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers),
            Map.of(RegistryConfig.URL, registryUrl),
            state,
            threads,
            new Topics("", partitions));
    try (StopSignal stop = StopSignal.open();
        SchemaRegistry registry = SchemaRegistry.open(settings.registry());
        AutoCloseable engine = start(settings, registry)) {
      session.out().println(STARTED + "=" + kind + " by " + engine.getClass().getSimpleName());
      session.out().flush();
      stop.await();
    }
    return 0;
  }

  private AutoCloseable start(EngineSettings settings, SchemaRegistry registry) {
    return switch (kind) {
      case WHOLE -> WholeEngine.start(settings, registry, Optional.ofNullable(playbook));
      case BARE -> BareEngine.start(settings, registry, SampleValues.read(values));
    };
  }
}
