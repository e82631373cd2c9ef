package dev.attune.benchmarks.outage;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.benchmarks.option.GivenOptions;
import dev.attune.benchmarks.process.BenchJvms;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The provider is gone for a while. */
@Command(
    name = "outage",
    description =
        "Runs topology and worker while the model's provider is gone for a while: the topology's"
            + " lag, how every trigger ends, and the rate of calls when the provider is back.")
public final class OutageCommand implements Callable<Integer> {

  private final Session session;
  private final BenchJvms jvms;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "Requests a second. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--before",
      defaultValue = "20",
      description = "Seconds before the outage. Default: ${DEFAULT-VALUE}.")
  private int before;

  @Option(
      names = "--outage",
      defaultValue = "600",
      description = "Seconds of the outage. Default: ${DEFAULT-VALUE}.")
  private int outage;

  @Option(
      names = "--after",
      defaultValue = "60",
      description = "Seconds after it, with requests going on. Default: ${DEFAULT-VALUE}.")
  private int after;

  @Option(
      names = "--latency-ms",
      defaultValue = "1000",
      description = "Of the model. Default: ${DEFAULT-VALUE}.")
  private int latencyMillis;

  @Option(
      names = "--requests-per-minute",
      defaultValue = "9000",
      description = "Limit of the worker's calls. Default: ${DEFAULT-VALUE}.")
  private int requestsPerMinute;

  @Option(names = "--partitions", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}.")
  private int partitions;

  public OutageCommand(Session session, BenchJvms jvms) {
    this.session = session;
    this.jvms = jvms;
  }

  @Override
  public Integer call() throws Exception {
    GivenOptions.requirePositive(spec);
    OutageOptions options =
        new OutageOptions(
            rate, before, outage, after, latencyMillis, requestsPerMinute, partitions);
    OutageReport report = new OutageWorkload(jvms, options, session.err()::println).run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    return report.open() == 0 ? 0 : 1;
  }
}
