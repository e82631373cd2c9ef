package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.error.UserException;
import dev.attune.app.inspect.ProfileLookup;
import dev.attune.avro.Profile;
import dev.attune.schemas.json.RecordJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is known of a user. */
@Command(
    name = "profile",
    description = "Prints a user's profile as JSON. Exit code 1 if there is none.")
final class ProfileCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "USER", description = "The user's id.")
  private String user = "";

  ProfileCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Profile profile =
        new ProfileLookup(session.config(), new ReadLines(session.err())::progress)
            .find(user)
            .orElseThrow(() ->
                new UserException(
                    "Nothing is known of user '" + user + "'.", "Check the id and 'tenant'."));
    session.out().println(RecordJson.toJson(profile));
    return 0;
  }
}
