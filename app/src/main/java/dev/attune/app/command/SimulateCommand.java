package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.error.UsageException;
import dev.attune.app.simulation.SimulationReport;
import dev.attune.learn.simulation.Standing;
import dev.attune.learn.simulation.WorldSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Policies beside each other where the truth is known. */
@Command(
    name = "simulate",
    description =
        "Runs policies in simulated worlds of known tastes, with seasons, novelty that wears out,"
            + " drift and delays, and compares regret, revenue, messages and cost. The same seed"
            + " gives the same figures.")
final class SimulateCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--users", description = "${DEFAULT-VALUE} if not given.")
  private int users = WorldSettings.STANDARD.users();

  @Option(names = "--days", description = "${DEFAULT-VALUE} if not given.")
  private int days = WorldSettings.STANDARD.days();

  @Option(
      names = "--delay",
      paramLabel = "HOURS",
      description = "From message to purchase, on the mean; ${DEFAULT-VALUE} if not given.")
  private double delay = WorldSettings.STANDARD.delayHours();

  @Option(names = "--worlds", description = "${DEFAULT-VALUE} if not given.")
  private int worlds = 20;

  @Option(names = "--seed", description = "Of the first world; ${DEFAULT-VALUE} if not given.")
  private long seed = 1;

  @Option(names = "--json", description = "One line of JSON instead of a table.")
  private boolean json;

  SimulateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (worlds < 2) {
      throw new UsageException("--worlds is " + worlds + ".", "Give 2 or more, for intervals.");
    }
    List<Standing> standings = Standing.of(settings(), worlds, seed);
    if (json) {
      SimulationReport.printJson(standings, session.out());
    } else {
      SimulationReport.print(standings, session.out());
    }
    return 0;
  }

  private WorldSettings settings() {
    try {
      return WorldSettings.STANDARD.sized(users, days).delayed(delay);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "There is no such world: " + e.getMessage() + ".", "Change --users, --days or --delay.");
    }
  }
}
