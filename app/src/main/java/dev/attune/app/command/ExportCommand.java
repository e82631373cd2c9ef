package dev.attune.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.app.cli.Session;
import dev.attune.app.cluster.Registries;
import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UserException;
import dev.attune.app.privacy.UserExport;
import dev.attune.schemas.registry.SchemaRegistry;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Everything that is held of a user, to hand over. */
@Command(
    name = "export",
    description = "Prints everything held of a user as JSON. Exit code 1 if there is nothing.")
final class ExportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "USER", description = "The user's id.")
  private String user = "";

  ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AppConfig config = session.config();
    try (SchemaRegistry registry = Registries.open(config)) {
      ObjectNode export = new UserExport(config, registry).of(user);
      if (UserExport.isEmpty(export)) {
        throw new UserException(
            "Nothing is held of user '" + user + "'.", "Check the id and 'topic.prefix'.");
      }
      session.out().println(export.toPrettyString());
    }
    return 0;
  }
}
