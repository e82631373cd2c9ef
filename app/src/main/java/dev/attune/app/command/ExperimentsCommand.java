package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.experiment.ArmLookup;
import dev.attune.app.experiment.ExperimentReport;
import dev.attune.app.experiment.ExperimentSummary;
import dev.attune.app.experiment.RewardFile;
import dev.attune.app.pipeline.Playbooks;
import dev.attune.avro.ArmState;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What experiments and the holdout say now. */
@Command(
    name = "experiments",
    description = "Compares the arms of experiments, and those held out with all others.")
final class ExperimentsCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--rewards",
      paramLabel = "FILE",
      description = "Counts what a replay wrote instead of asking the cluster.")
  private @Nullable Path rewards;

  @Option(
      names = "--playbook",
      paramLabel = "FILE",
      description = "Says which arm is the control: the first. Else the one of Attune.")
  private @Nullable Path playbook;

  @Option(names = "--json", description = "JSON instead of tables.")
  private boolean json;

  ExperimentsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path file = rewards;
    List<ArmState> arms =
        file == null
            ? new ArmLookup(session.config(), new ReadLines(session.err())::progress).newest()
            : RewardFile.arms(file);
    List<ExperimentSummary> experiments =
        ExperimentSummary.of(
            arms, Playbooks.load(Optional.ofNullable(playbook), TemplateLoader.standard()));
    if (json) {
      session.out().println(ExperimentReport.json(experiments));
    } else {
      ExperimentReport.print(experiments, session.out());
    }
    return 0;
  }
}
