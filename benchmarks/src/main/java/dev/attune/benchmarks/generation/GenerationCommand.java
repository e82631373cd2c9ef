package dev.attune.benchmarks.generation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.benchmarks.option.GivenOptions;
import dev.attune.benchmarks.process.BenchJvms;
import dev.attune.benchmarks.worker.Contender;
import dev.attune.benchmarks.worker.WorkerProcess;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One worker with thousands of calls in flight, and others that do the same work. */
@Command(
    name = "generation",
    description =
        "Measures one generation worker with many calls in flight: calls a second against what"
            + " Little's law allows, CPU time a call, memory; beside it, on the same requests, a"
            + " fixed pool of 16 threads and parallel-consumer.")
public final class GenerationCommand implements Callable<Integer> {

  private final Session session;
  private final BenchJvms jvms;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--in-flight",
      defaultValue = "2000",
      description = "Calls at a time. Default: ${DEFAULT-VALUE}.")
  private int inFlight;

  @Option(
      names = "--latency-ms",
      defaultValue = "2000",
      description = "Of the model. Default: ${DEFAULT-VALUE}.")
  private int latencyMillis;

  @Option(
      names = "--warm-up",
      defaultValue = "60",
      description =
          "Seconds from the first response to the window: the JVM compiles for most of them."
              + " Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "Of the window; a multiple of the latency. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--partitions", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--contenders",
      split = ",",
      defaultValue = "ATTUNE,FIXED_POOL,PARALLEL_CONSUMER",
      description = "Who runs, in this order. Default: ${DEFAULT-VALUE}.")
  private List<Contender> contenders = List.of();

  @Option(
      names = "--worker-options",
      defaultValue = WorkerProcess.OPTIONS,
      description = "For the JVM of Attune's worker. Default: ${DEFAULT-VALUE}.")
  private String workerOptions = "";

  @Option(
      names = "--peer-options",
      defaultValue = "-Xmx512m",
      description = "For the JVMs of the others. Default: ${DEFAULT-VALUE}.")
  private String peerOptions = "";

  public GenerationCommand(Session session, BenchJvms jvms) {
    this.session = session;
    this.jvms = jvms;
  }

  @Override
  public Integer call() throws Exception {
    GivenOptions.requirePositive(spec);
    GenerationOptions options =
        new GenerationOptions(
            inFlight,
            latencyMillis,
            warmUp,
            seconds,
            partitions,
            GivenOptions.words(workerOptions),
            GivenOptions.words(peerOptions));
    GenerationReport report =
        new GenerationWorkload(jvms, options, contenders, session.err()::println).run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    return 0;
  }
}
