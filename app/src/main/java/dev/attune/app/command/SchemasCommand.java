package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.config.AppConfig;
import dev.attune.app.finding.Report;
import dev.attune.app.subject.RegistrySubjects;
import dev.attune.schemas.registry.SchemaRegistry;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** Prepares a schema registry. */
@Command(name = "schemas", description = "Registers and checks the schemas of all topics.")
final class SchemasCommand {
  private final Session session;

  SchemasCommand(Session session) {
    this.session = session;
  }

  @Command(description = "Registers every topic's schema. Exit code 1 if one is refused.")
  int register() {
    return report(RegistrySubjects::register);
  }

  @Command(description = "Says which schemas are missing or do not fit. Exit code 1 if any.")
  int check() {
    return report(RegistrySubjects::check);
  }

  private int report(Function<RegistrySubjects, Report> action) {
    AppConfig config = session.config();
    try (SchemaRegistry registry = SchemaRegistry.open(config.registryConfig())) {
      Report report = action.apply(new RegistrySubjects(registry, config.topics()));
      report.print(session.out());
      return report.exitCode();
    }
  }
}
