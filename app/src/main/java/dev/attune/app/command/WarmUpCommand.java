package dev.attune.app.command;

import dev.attune.app.config.AppConfig;
import dev.attune.app.config.ConfigKeys;
import dev.attune.app.config.ServerConfig;
import dev.attune.app.demo.Demo;
import dev.attune.app.demo.DemoSettings;
import dev.attune.app.demo.Screen;
import dev.attune.app.process.StopSignal;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Walks the paths that every start takes: the launcher records their classes in an AOT cache. */
@Command(name = "warm-up", description = "Training run for the AOT cache.")
final class WarmUpCommand implements Callable<Integer> {
  private static final int ANY_PORT = 0;
  private static final DemoSettings BRIEF =
      new DemoSettings(Optional.empty(), ANY_PORT, ANY_PORT, 5, 60, 1000, 1);

  @Override
  public Integer call() {
    AppConfig config = AppConfig.of(Map.of(ConfigKeys.TENANT, "warm-up", ServerConfig.PORT, "0"));
    Screen nowhere = Screen.plain(new PrintWriter(Writer.nullWriter()));
    try (StopSignal stop = StopSignal.open()) {
      new Demo(config, config.generation(), BRIEF, nowhere).run(stop);
    }
    return 0;
  }
}
