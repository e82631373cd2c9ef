package dev.attune.app.command;

import dev.attune.app.cli.Session;
import dev.attune.app.config.AppConfig;
import dev.attune.app.demo.Demo;
import dev.attune.app.demo.DemoSettings;
import dev.attune.app.demo.Screen;
import dev.attune.app.error.UsageException;
import dev.attune.app.process.StopSignal;
import dev.attune.generation.config.GenerationConfig;
import dev.attune.generation.config.ModelProvider;
import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All of it, with nothing else installed. */
@Command(
    name = "demo",
    description =
        "Runs a broker, a registry, a simulated shop and the whole pipeline; prints offers until"
            + " Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Keep the data here and go on from it. Without it the data is gone at the end.")
  private @Nullable Path data;

  @Option(
      names = "--port",
      defaultValue = "9092",
      description = "Of the broker, or any if taken. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--registry-port",
      defaultValue = "8081",
      description = "Of the registry, or any if taken. Default: ${DEFAULT-VALUE}.")
  private int registryPort;

  @Option(names = "--offers", paramLabel = "N", description = "End by itself after so many offers.")
  private long offers = DemoSettings.NO_END;

  @Option(
      names = "--speed",
      description =
          "Simulated seconds in a second. Default: 60; 10 where a model writes, as the playbook's"
              + " deadlines run by simulated time.")
  private @Nullable Double speed;

  @Option(
      names = "--users",
      defaultValue = "1000",
      description = "Users of the shop. Default: ${DEFAULT-VALUE}.")
  private int users;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "The same seed gives the same shop. Default: ${DEFAULT-VALUE}.")
  private long seed;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (StopSignal stop = StopSignal.open()) {
      AppConfig config = session.config();
      GenerationConfig model = config.generation();
      new Demo(config, model, settings(model), screen()).run(stop);
    }
    return 0;
  }

  // The console of the JDK's base is null where there is no terminal, whatever the checker expects.
  @SuppressWarnings("SystemConsoleNull")
  private Screen screen() {
    Console console = System.console();
    return console != null && console.isTerminal()
        ? Screen.terminal(session.out())
        : Screen.plain(session.out());
  }

  private DemoSettings settings(GenerationConfig model) {
    double pace = speed == null ? usualSpeed(model) : speed;
    require(offers > 0, "--offers is " + offers + ".", "Give 1 or more.");
    require(pace > 0, "--speed is " + pace + ".", "Give a number above 0.");
    require(users > 0 && users <= 1_000_000, "--users is " + users + ".", "Give 1 to 1000000.");
    return new DemoSettings(
        Optional.ofNullable(data), port, registryPort, offers, pace, users, seed);
  }

  private static double usualSpeed(GenerationConfig model) {
    return model.provider() == ModelProvider.OFFLINE ? 60 : 10;
  }

  private static void require(boolean holds, String message, String remedy) {
    if (!holds) {
      throw new UsageException(message, remedy);
    }
  }
}
