package dev.attune.benchmarks.connect;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.app.error.UserException;
import dev.attune.benchmarks.option.GivenOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** kill -9 of a Connect worker, many times. */
@Command(
    name = "connect",
    description =
        "Kills a Connect worker that reads an event log, again and again, and counts the lines that"
            + " were lost or doubled.")
public final class ConnectCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--kills", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--lines",
      defaultValue = "200000",
      description = "Of the log. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Option(
      names = "--batch",
      defaultValue = "200",
      description = "Most records in a transaction. Default: ${DEFAULT-VALUE}.")
  private int batch;

  public ConnectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    GivenOptions.requirePositive(spec);
    ConnectReport report = new ConnectWorkload(kills, lines, batch, session.err()::println).run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    if (!report.isExact()) {
      throw new UserException("Not each line is in the topic once.", "See the report above.");
    }
    return 0;
  }
}
