package dev.attune.benchmarks.erasure;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.broker.DataFolder;
import dev.attune.app.cli.Session;
import dev.attune.app.error.UsageException;
import dev.attune.app.privacy.trial.Trial;
import dev.attune.app.privacy.trial.TrialOptions;
import dev.attune.app.privacy.trial.TrialReport;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Users erased under traffic. */
@Command(
    name = "erasure",
    description =
        "Erases users while the others go on, and searches every place until nothing of them is"
            + " found; exit code 1 if something stays, or if the others do not replay byte for"
            + " byte.")
public final class ErasureCommand implements Callable<Integer> {

  private final Session session;

  @Option(names = "--users", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
  private int users;

  @Option(
      names = "--erased",
      defaultValue = "100",
      description = "Of the users. Default: ${DEFAULT-VALUE}.")
  private int erased;

  @Option(
      names = "--wait-seconds",
      defaultValue = "240",
      description = "How long the last trace is waited for. Default: ${DEFAULT-VALUE}.")
  private int waitSeconds;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  public ErasureCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    if (erased < 1 || erased >= users || waitSeconds < 1) {
      throw new UsageException(
          "--users, --erased or --wait-seconds is wrong.", "Erase at least one and leave one.");
    }
    TrialOptions options = new TrialOptions(users, erased, seed, Duration.ofSeconds(waitSeconds));
    try (DataFolder folder = DataFolder.temporary()) {
      TrialReport report =
          new Trial(session.config(), options, this::say)
              .run(Files.createDirectories(folder.resolve("trial")));
      session
          .out()
          .println(
              JsonMapper.builder()
                  .build()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(report));
      return report.hits() == 0 && report.restIdentical() ? 0 : 1;
    }
  }

  private void say(String line) {
    session.err().println("attune: " + line);
    session.err().flush();
  }
}
