package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import dev.attune.app.evaluation.ChoiceFormat;
import dev.attune.app.evaluation.ChoiceLog;
import dev.attune.app.evaluation.EvaluationReport;
import dev.attune.app.evaluation.PolicySpec;
import dev.attune.app.evaluation.Reward;
import dev.attune.learn.evaluation.LoggedChoice;
import dev.attune.learn.evaluation.OffPolicyEvaluation;
import dev.attune.learn.evaluation.OverlapGate;
import dev.attune.learn.evaluation.OverlapGate.PoorOverlapException;
import dev.attune.learn.evaluation.WeightedLog;
import dev.attune.learn.statistic.Bootstrap;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What another policy would have brought. */
@Command(
    name = "evaluate",
    description =
        "Tells from a log of choices and their probabilities what another policy would have brought"
            + " a choice, by several estimators with bootstrap intervals. Refuses, with exit code"
            + " 1, where the log says too little of the policy.")
final class EvaluateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "LOG", description = "The log, plain or gzip.")
  private Path log = Path.of("");

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "P",
      description = "uniform, always:ACTION, or a JSON file of probabilities by action.")
  private String policy = "uniform";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
  private ChoiceFormat format = ChoiceFormat.CHOICES;

  @Option(
      names = "--outcomes",
      paramLabel = "FILE",
      description = "With --format offers: what became of them.")
  private @Nullable Path outcomes;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "With --format offers: the experiment whose arms are the actions.")
  private @Nullable String experiment;

  @Option(
      names = "--reward",
      paramLabel = "R",
      description =
          "With --format offers: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
  private Reward reward = Reward.CLICK;

  @Option(names = "--resamples", description = "Of the bootstrap; ${DEFAULT-VALUE} if not given.")
  private int resamples = 1_000;

  @Option(names = "--seed", description = "Of the bootstrap; ${DEFAULT-VALUE} if not given.")
  private long seed = 1;

  @Option(names = "--json", description = "One line of JSON instead of a table.")
  private boolean json;

  EvaluateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<LoggedChoice> choices = choices();
    try {
      WeightedLog weighted = WeightedLog.of(choices, PolicySpec.read(policy, choices));
      OffPolicyEvaluation evaluation =
          OffPolicyEvaluation.of(
              weighted, OverlapGate.STANDARD, new Bootstrap(resamples, 0.95), seed);
      if (json) {
        EvaluationReport.printJson(evaluation, session.out());
      } else {
        EvaluationReport.print(evaluation, session.out());
      }
      return 0;
    } catch (PoorOverlapException e) {
      throw new UserException(
          "The log says too little of this policy: " + e.getMessage() + ".",
          "Ask for a policy nearer to the logged one, or log more choices with exploration.",
          e);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "The policy cannot be evaluated: " + e.getMessage() + ".", "Check --policy and the log.");
    }
  }

  private List<LoggedChoice> choices() {
    Path outcomeFile = outcomes;
    String name = experiment;
    if (format != ChoiceFormat.OFFERS) {
      return ChoiceLog.read(log, format);
    }
    if (outcomeFile == null || name == null) {
      throw new UsageException(
          "Offers alone say nothing of their worth.",
          "Name --outcomes FILE and --experiment NAME.");
    }
    return ChoiceLog.ofOffers(log, outcomeFile, name, reward);
  }
}
