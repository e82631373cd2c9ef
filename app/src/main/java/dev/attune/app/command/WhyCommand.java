package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.error.UserException;
import dev.attune.app.inspect.Explained;
import dev.attune.app.inspect.Explanation;
import dev.attune.app.inspect.LedgerSearch;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Why an offer was made, or none. */
@Command(
    name = "why",
    description =
        "Explains an offer, a request without one, or all that was decided on a user. Exit code 1 if"
            + " nothing is found.")
final class WhyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "ID", description = "Of an offer, a request or a user.")
  private String id = "";

  WhyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LedgerSearch ledger =
        new LedgerSearch(session.config(), new ReadLines(session.err())::progress);
    session
        .out()
        .println(
            switch (ledger.find(id)) {
              case Explained.OneRequest request -> Explanation.of(request);
              case Explained.OneUser user -> Explanation.of(user);
              case Explained.Nothing nothing ->
                  throw new UserException(
                      "Nothing was decided on '" + id + "'.",
                      "Give the whole id of an offer, a request or a user.");
            });
    return 0;
  }
}
