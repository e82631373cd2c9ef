package dev.attune.benchmarks.crash;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.benchmarks.option.GivenOptions;
import dev.attune.benchmarks.process.BenchJvms;
import dev.attune.benchmarks.worker.WorkerProcess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** kill -9, many times. */
@Command(
    name = "worker-crash",
    description =
        "Kills a generation worker with all its calls in flight, again and again, and counts what"
            + " was lost, answered twice and called twice.")
public final class CrashCommand implements Callable<Integer> {

  private final Session session;
  private final BenchJvms jvms;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--kills", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
  private int kills;

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
      names = "--commit-ms",
      defaultValue = "100",
      description =
          "Longest time between a response and the commit of its request. Default:"
              + " ${DEFAULT-VALUE}.")
  private int commitMillis;

  @Option(names = "--partitions", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--worker-options",
      defaultValue = WorkerProcess.OPTIONS,
      description = "For the worker's JVM. Default: ${DEFAULT-VALUE}.")
  private String workerOptions = "";

  public CrashCommand(Session session, BenchJvms jvms) {
    this.session = session;
    this.jvms = jvms;
  }

  @Override
  public Integer call() throws Exception {
    GivenOptions.requirePositive(spec);
    CrashOptions options =
        new CrashOptions(
            kills,
            inFlight,
            latencyMillis,
            commitMillis,
            partitions,
            GivenOptions.words(workerOptions));
    CrashReport report = new CrashWorkload(jvms, options, session.err()::println).run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    return report.lost() == 0 ? 0 : 1;
  }
}
