package dev.attune.benchmarks.generation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.app.error.UsageException;
import dev.attune.benchmarks.worker.Contender;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One worker with thousands of calls in flight, and others that do the same work. */
@Command(
    name = "generation",
    description =
        "Measures one generation worker with many calls in flight: calls a second against what"
            + " Little's law allows, CPU time a call, memory; beside it, on the same requests, a"
            + " fixed pool of 16 threads and parallel-consumer.")
public final class GenerationCommand implements Callable<Integer> {

  private final Session session;

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
      defaultValue = "10",
      description = "Seconds from the first response to the window. Default: ${DEFAULT-VALUE}.")
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
      defaultValue = "-Xmx180m -XX:+UseSerialGC",
      description = "For the JVM of Attune's worker. Default: ${DEFAULT-VALUE}.")
  private String workerOptions = "";

  @Option(
      names = "--peer-options",
      defaultValue = "-Xmx512m",
      description = "For the JVMs of the others. Default: ${DEFAULT-VALUE}.")
  private String peerOptions = "";

  public GenerationCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    for (int each : List.of(inFlight, latencyMillis, warmUp, seconds, partitions)) {
      if (each < 1) {
        throw new UsageException("An option is " + each + ".", "Give 1 or more.");
      }
    }
    GenerationOptions options =
        new GenerationOptions(
            inFlight,
            latencyMillis,
            warmUp,
            seconds,
            partitions,
            words(workerOptions),
            words(peerOptions));
    GenerationReport report =
        new GenerationWorkload(options, contenders, session.err()::println).run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    return 0;
  }

  private static List<String> words(String options) {
    return Arrays.stream(options.split(" ")).filter(each -> !each.isEmpty()).toList();
  }
}
