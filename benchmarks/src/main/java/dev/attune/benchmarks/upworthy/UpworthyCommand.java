package dev.attune.benchmarks.upworthy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Real experiments as the judge of the statistics. */
@Command(
    name = "upworthy",
    description =
        "On the experiments of the Upworthy Research Archive: false winners of shuffled views with"
            + " continuous looking, clicks of a bandit against equal shares, and how often the"
            + " sample ratio alarms in good and in bad weeks.")
public final class UpworthyCommand implements Callable<Integer> {

  private final Session session;

  @Parameters(paramLabel = "FILE", description = "The archive's CSV, plain or gzip.")
  private Path file = Path.of("");

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  public UpworthyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws Exception {
    UpworthyReport report = new UpworthyWorkload(Archive.read(file), seed).run();
    session.out().println(JsonMapper.builder().build().writeValueAsString(report));
    return 0;
  }
}
