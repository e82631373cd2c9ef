package dev.attune.app.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.app.cli.Session;
import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import dev.attune.app.pipeline.AnswerSource;
import dev.attune.app.pipeline.Playbooks;
import dev.attune.app.replay.Replay;
import dev.attune.app.replay.ReplayEngines;
import dev.attune.app.replay.ReplayRequest;
import dev.attune.app.replay.ReplaySummary;
import dev.attune.budget.BudgetPlan;
import dev.attune.connectors.log.LogFormat;
import dev.attune.connectors.log.line.LogException;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An event log in, offers out. */
@Command(
    name = "replay",
    description = "Reads event logs, writes offers and decisions, ends with a summary as JSON.")
final class ReplayCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "1..*",
      paramLabel = "LOG",
      description = "Files, read as one log: plain, gzip or zip; - for standard input.")
  private List<String> logs = List.of();

  @Option(
      names = "--format",
      description =
          "segment, rees46, otto, online-retail or completejourney. Told by the first lines if left"
              + " out.")
  private @Nullable String format;

  @Option(names = "--offers", paramLabel = "FILE", description = "Offers, as JSON lines.")
  private @Nullable Path offers;

  @Option(names = "--decisions", paramLabel = "FILE", description = "Decisions, as JSON lines.")
  private @Nullable Path decisions;

  @Option(
      names = "--rewards",
      paramLabel = "FILE",
      description = "What offers and experiments brought, as JSON lines.")
  private @Nullable Path rewards;

  @Option(
      names = "--playbook",
      paramLabel = "FILE",
      description = "The playbook. Without it, the one that comes with Attune.")
  private @Nullable Path playbook;

  @Option(
      names = "--engine",
      defaultValue = "inline",
      description = "inline, without a broker, or kafka, with an embedded one. Default: inline.")
  private ReplayRequest.Engine engine = ReplayRequest.Engine.INLINE;

  @Option(
      names = "--partitions",
      defaultValue = "1",
      description = "Partitions of the topics, with --engine kafka. Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @ArgGroup private Answers answers = new Answers();

  /** Where answers come from or go to; without either, the configured writer is asked. */
  static final class Answers {
    @Option(
        names = "--record",
        paramLabel = "FILE",
        description = "Keeps each answer in a new file, for --recorded.")
    private @Nullable Path record;

    @Option(
        names = "--recorded",
        paramLabel = "FILE",
        description = "Takes all answers from such a file and asks no model.")
    private @Nullable Path recorded;

    AnswerSource open(GenerationConfig config, BudgetPlan budgets, MeterRegistry meters) {
      if (recorded != null) {
        return AnswerSource.from(recorded);
      }
      return record == null
          ? AnswerSource.written(config, budgets, meters)
          : AnswerSource.recorded(config, budgets, meters, record);
    }
  }

  ReplayCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AppConfig config = session.config();
    MeterRegistry meters = new SimpleMeterRegistry();
    PromptTemplates templates = TemplateLoader.standard();
    Playbook loaded = Playbooks.load(Optional.ofNullable(playbook), templates);
    ReplayLines lines = new ReplayLines(session.err());
    try (AnswerSource source = answers.open(config.generation(), loaded.budgets(), meters)) {
      ReplayEngines engines =
          new ReplayEngines(config.tenant(), loaded, templates, source.generator(), meters);
      ReplaySummary summary =
          new Replay(request(), engines, source::requireComplete).run(lines::bad, lines::progress);
      lines.end();
      session.out().println(JsonMapper.builder().build().writeValueAsString(summary));
      return summary.isConserved() && summary.open() == 0 ? 0 : 1;
    } catch (LogException e) {
      throw new UserException(String.valueOf(e.getMessage()), "Name logs that can be read.");
    }
  }

  private ReplayRequest request() {
    if (partitions < 1) {
      throw new UsageException("--partitions is " + partitions + ".", "Give 1 or more.");
    }
    return new ReplayRequest(
        logs,
        Optional.ofNullable(format).map(ReplayCommand::formatOf),
        Optional.ofNullable(offers),
        Optional.ofNullable(decisions),
        Optional.ofNullable(rewards),
        engine,
        partitions);
  }

  private static LogFormat formatOf(String key) {
    try {
      return LogFormat.of(key);
    } catch (LogException e) {
      throw new UsageException(String.valueOf(e.getMessage()), "Give one of these.");
    }
  }
}
