package dev.attune.benchmarks.ingest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.benchmarks.option.GivenOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Events in over HTTP. */
@Command(
    name = "ingest",
    description =
        "Measures the ingest API with its broker beside it: events/s in batches, and how soon single"
            + " calls are answered at a steady rate.")
public final class IngestCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "Of each phase. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--batch",
      defaultValue = "100",
      description = "Events in a batch. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--senders",
      defaultValue = "4",
      description = "Who send batches, each the next when the last is answered. Default: 4.")
  private int senders;

  @Option(
      names = "--rate",
      defaultValue = "500",
      description = "Single calls a second. Default: ${DEFAULT-VALUE}.")
  private int rate;

  public IngestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    GivenOptions.requirePositive(spec);
    IngestReport report =
        new IngestWorkload(new IngestOptions(seconds, batch, senders, rate), session.err()::println)
            .run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    return 0;
  }
}
