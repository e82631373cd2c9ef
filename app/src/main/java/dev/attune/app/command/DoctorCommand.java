package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.doctor.Doctor;
import dev.attune.app.finding.Report;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what to mend before anything runs. */
@Command(
    name = "doctor",
    description =
        "Checks Java, memory, folders, Kafka, the registry, the provider, the configuration.")
final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Report report = new Doctor(session::config, session.environment()).examine();
    if (json) {
      report.printJson(session.out());
    } else {
      report.print(session.out());
    }
    return report.exitCode();
  }
}
