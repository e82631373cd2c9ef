package dev.attune.app.cli;

import dev.attune.app.config.Nearest;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line. Exit codes: 0 done, 1 it failed, 2 wrong usage. */
public final class Cli {
  private final List<CommandEntry> entries;
  private final Map<String, String> environment;
  private final PrintWriter out;
  private final PrintWriter err;

  public Cli(
      List<CommandEntry> entries,
      Map<String, String> environment,
      PrintWriter out,
      PrintWriter err) {
    this.entries = List.copyOf(entries);
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.err = err;
  }

  /** Returns the exit code. */
  public int run(String... arguments) {
    GlobalOptions options = new GlobalOptions();
    Session session = new Session(options, environment, out, err);
    CommandLine line = standard(new CommandLine(options));
    addNamed(line, session, Set.of(withoutRepeats(arguments)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, this::commandList);
    FailureReport report = new FailureReport(session);
    // After the commands are there: picocli hands these settings down once, when they are made.
    line.setOut(out)
        .setErr(err)
        .setExecutionStrategy(parsed -> execute(parsed, session))
        .setParameterExceptionHandler(this::wrongUsage)
        .setExecutionExceptionHandler(report)
        .setExitCodeExceptionMapper(report);
    return line.execute(arguments);
  }

  private static String[] withoutRepeats(String... arguments) {
    return Arrays.stream(arguments).distinct().toArray(String[]::new);
  }

  /** A word that only happens to be a command's name costs the loading of that command. */
  private void addNamed(CommandLine line, Session session, Set<String> words) {
    entries.stream()
        .filter(entry -> words.contains(entry.name()))
        .forEach(entry -> line.addSubcommand(entry.name(), command(entry, session)));
  }

  private static CommandLine command(CommandEntry entry, Session session) {
    return standard(new CommandLine(entry.maker().apply(session)));
  }

  /** Gives a command and those below it what picocli would only give to annotated ones. */
  private static CommandLine standard(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
    line.getSubcommands().values().forEach(Cli::standard);
    return line.setUsageHelpAutoWidth(true);
  }

  private int execute(ParseResult parsed, Session session) {
    if (session.verbose()) {
      Verbosity.raise();
    }
    CommandLine line = parsed.commandSpec().commandLine();
    if (!parsed.hasSubcommand()
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      throw new ParameterException(line, "No command given.");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private int wrongUsage(ParameterException failure, String... arguments) {
    CommandLine line = failure.getCommandLine();
    err.println("attune: " + complaint(failure) + " " + hint(line));
    return CommandLine.ExitCode.USAGE;
  }

  private String complaint(ParameterException failure) {
    boolean atRoot = failure.getCommandLine().getParent() == null;
    if (atRoot && failure instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      if (!word.startsWith("-")) {
        return "Unknown command '%s'. %s".formatted(word, Nearest.hint(word, shownNames()));
      }
    }
    String message = String.valueOf(failure.getMessage());
    return message.endsWith(".") ? message : message + ".";
  }

  /** Where to read more. */
  private static String hint(CommandLine line) {
    return "See '%s --help'.".formatted(line.getCommandSpec().qualifiedName());
  }

  private List<String> shownNames() {
    return entries.stream().filter(CommandEntry::isShown).map(CommandEntry::name).toList();
  }

  /** The help of picocli's own making would list the loaded commands only. */
  private String commandList(Help help) {
    int width = shownNames().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder list = new StringBuilder("Commands:%n".formatted());
    entries.stream()
        .filter(CommandEntry::isShown)
        .forEach(entry ->
            list.append(("  %-" + width + "s  %s%n").formatted(entry.name(), entry.summary())));
    return list.toString();
  }
}
