package dev.attune.benchmarks.ingest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.app.error.UserException;
import dev.attune.benchmarks.option.GivenOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Unchanged libraries of Segment and RudderStack against the server. */
@Command(
    name = "sdk",
    description =
        "Has the unchanged npm packages of Segment and RudderStack send events, restarts the server"
            + " half-way, and counts what is in the topic. Needs node and npm; says so if missing.")
public final class SdkCommand implements Callable<Integer> {

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--events",
      defaultValue = "5000",
      description = "By each of the two libraries. Default: ${DEFAULT-VALUE}.")
  private int events;

  public SdkCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    GivenOptions.requirePositive(spec);
    if (!NodeProcess.isInstalled()) {
      session.out().println("SKIPPED: node and npm are not on the PATH.");
      return 0;
    }
    SdkReport report = new SdkDelivery(events, session.err()::println).run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    if (!report.isExact()) {
      throw new UserException("Not each event is in the topic once.", "See the report above.");
    }
    return 0;
  }
}
