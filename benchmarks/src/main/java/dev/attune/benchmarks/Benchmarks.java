package dev.attune.benchmarks;

import dev.attune.app.cli.Cli;
import dev.attune.app.cli.CommandEntry;
import dev.attune.benchmarks.process.BenchJvms;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The entry point that the launcher calls for {@code attune bench}. */
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] arguments) {
    BenchJvms jvms = new BenchJvms(Benchmarks.class);
    List<CommandEntry> commands =
        List.of(
            new CommandEntry(
                "bench", "Measures one workload.", session -> BenchCommand.spec(session, jvms)));
    Cli cli = new Cli(commands, System.getenv(), writer(System.out), writer(System.err));
    System.exit(cli.run(arguments));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
