package dev.attune.app.command;

import dev.attune.app.admin.Metrics;
import dev.attune.app.cli.Session;
import dev.attune.app.config.AppConfig;
import dev.attune.app.error.UsageException;
import dev.attune.app.pipeline.Playbooks;
import dev.attune.app.process.StopSignal;
import dev.attune.app.role.GenerationRole;
import dev.attune.app.role.Preflight;
import dev.attune.app.role.ServerRole;
import dev.attune.app.role.TopologyRole;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.prompt.template.PromptTemplates;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One of the processes of a deployment, until Ctrl-C. */
@Command(name = "run", description = "Runs one role of a deployment against the cluster.")
final class RunCommand implements Callable<Integer> {
  /** Processes of a deployment. */
  enum Role {
    TOPOLOGY,
    GENERATION,
    SERVER
  }

  private final Session session;

  @Parameters(paramLabel = "ROLE", description = "topology, generation or server.")
  private Role role = Role.TOPOLOGY;

  @Option(
      names = "--playbook",
      paramLabel = "FILE",
      description = "The playbook. Without it, the one that comes with Attune.")
  private @Nullable Path playbook;

  @Option(
      names = "--templates",
      paramLabel = "FOLDER",
      description = "Prompt templates, in place of those that come with Attune or beside them.")
  private @Nullable Path templates;

  RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (StopSignal stop = StopSignal.open()) {
      run(stop);
    }
    return 0;
  }

  private void run(StopSignal stop) throws InterruptedException {
    AppConfig config = session.config();
    try (Metrics metrics = Metrics.open(config.admin(), role.name().toLowerCase(Locale.ROOT))) {
      switch (role) {
        case TOPOLOGY -> topology(config, metrics).run(stop);
        case GENERATION -> generation(config, metrics).run(stop);
        case SERVER -> server(config, metrics).run(stop);
      }
    }
  }

  private TopologyRole topology(AppConfig config, Metrics metrics) {
    PromptTemplates loaded = templates();
    TopologyRole topology =
        new TopologyRole(
            config,
            Playbooks.load(Optional.ofNullable(playbook), loaded),
            loaded,
            metrics,
            this::tell);
    Preflight.requireTopics(config);
    return topology;
  }

  private GenerationRole generation(AppConfig config, Metrics metrics) {
    GenerationConfig model = config.generation();
    Preflight.requireTopics(config);
    return new GenerationRole(config, model, metrics, this::tell);
  }

  private ServerRole server(AppConfig config, Metrics metrics) {
    Preflight.requireTopics(config);
    Playbook loaded = Playbooks.load(Optional.ofNullable(playbook), templates());
    return new ServerRole(config, loaded.budgets(), session.environment(), metrics, this::tell);
  }

  private void tell(String line) {
    session.out().println(line);
    session.out().flush();
  }

  private PromptTemplates templates() {
    try {
      return templates == null ? TemplateLoader.standard() : TemplateLoader.with(templates);
    } catch (UncheckedIOException e) {
      throw new UsageException(e.getMessage() + ".", "Name a folder with --templates.");
    }
  }
}
