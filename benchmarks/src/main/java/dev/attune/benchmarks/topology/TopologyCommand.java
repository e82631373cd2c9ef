package dev.attune.benchmarks.topology;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.benchmarks.option.GivenOptions;
import dev.attune.benchmarks.process.BenchJvms;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole topology against the bare ceiling. */
@Command(
    name = "topology",
    description =
        "Measures the whole topology: throughput, CPU time an event, latency, bytes per profile;"
            + " and beside it, on the same events, the least that any such topology does.")
public final class TopologyCommand implements Callable<Integer> {

  private final Session session;
  private final BenchJvms jvms;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--events",
      defaultValue = "600000",
      description = "Written before the engine starts. Default: ${DEFAULT-VALUE}.")
  private int events;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Of each phase with the generator beside it. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--users", defaultValue = "30000", description = "Default: ${DEFAULT-VALUE}.")
  private int users;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Stream threads. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(names = "--partitions", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--sustained-rate",
      defaultValue = "10000",
      description = "Events/s of the sustained phase. Default: ${DEFAULT-VALUE}.")
  private int sustainedRate;

  @Option(
      names = "--latency-rate",
      defaultValue = "2000",
      description = "Events/s of the latency phase. Default: ${DEFAULT-VALUE}.")
  private int latencyRate;

  @Option(
      names = "--engine-options",
      defaultValue = "-Xmx2g",
      description = "For the engine's JVM, parted by spaces. Default: ${DEFAULT-VALUE}.")
  private String engineOptions = "";

  @Option(
      names = "--playbook",
      paramLabel = "FILE",
      description = "Whose scenarios and gates are run. Default: the one included.")
  private @Nullable Path playbook;

  public TopologyCommand(Session session, BenchJvms jvms) {
    this.session = session;
    this.jvms = jvms;
  }

  @Override
  public Integer call() throws Exception {
    GivenOptions.requirePositive(spec);
    Options options =
        new Options(
            events,
            seconds,
            users,
            threads,
            partitions,
            sustainedRate,
            latencyRate,
            GivenOptions.words(engineOptions),
            playbook);
    Report report = new TopologyWorkload(jvms, options, session.err()::println).run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    return 0;
  }
}
