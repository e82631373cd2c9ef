package dev.attune.benchmarks.jmh;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Hands over to JMH. */
@Command(
    name = "jmh",
    description = "Runs the microbenchmarks. After --, arguments of JMH; -- -h lists them.")
public final class JmhCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ARGUMENT", description = "Arguments of JMH.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws IOException {
    Main.main(arguments.toArray(String[]::new));
    return 0;
  }
}
