package dev.attune.app.cli;

import dev.attune.app.error.UsageException;
import dev.attune.app.error.UserException;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.ParseResult;

/** The edge of the process: turns what a command threw into one line and an exit code. */
final class FailureReport implements IExecutionExceptionHandler, IExitCodeExceptionMapper {
  private final Session session;

  FailureReport(Session session) {
    this.session = session;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    PrintWriter err = session.err();
    err.println("attune: " + describe(failure));
    if (session.verbose()) {
      failure.printStackTrace(err);
    }
    return getExitCode(failure);
  }

  @Override
  public int getExitCode(Throwable failure) {
    return failure instanceof UsageException ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  private String describe(Exception failure) {
    if (failure instanceof UserException known) {
      return known.getMessage() + " " + known.remedy();
    }
    String where = session.verbose() ? "" : " Run again with --verbose to see where.";
    return oneLine("Unexpected failure: " + failure + "." + where);
  }

  private static String oneLine(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining(" "));
  }
}
