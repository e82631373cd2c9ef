package dev.attune.app.command;

import dev.attune.app.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** One call of {@code attune} in this JVM, as a shell would see it. */
record CommandRun(int code, String out, String err) {
  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new Cli(Commands.ALL, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true))
            .run(arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
