package dev.attune.app;

import dev.attune.app.cli.Cli;
import dev.attune.app.command.Commands;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The entry point of the {@code attune} launcher. */
public final class Attune {
  private Attune() {}

  public static void main(String[] arguments) {
    Cli cli = new Cli(Commands.ALL, System.getenv(), writer(System.out), writer(System.err));
    System.exit(cli.run(arguments));
  }

  /** UTF-8 whatever the locale: offers are in many languages. */
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
