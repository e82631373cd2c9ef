package dev.attune.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.error.UserException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CliTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> made = new ArrayList<>();

  @Test
  void shouldMakeNoCommandWhenHelpIsAsked() {
    // When
    int code = run("--help");

    // Then
    assertThat(code).isZero();
    assertThat(made).isEmpty();
    assertThat(out.toString())
        .contains("Usage: attune [OPTION]... COMMAND")
        .contains("greet  Says hello.")
        .doesNotContain("secret");
  }

  @Test
  void shouldMakeOnlyTheCommandThatIsCalled() {
    // When
    int code = run("greet");

    // Then
    assertThat(code).isZero();
    assertThat(made).containsExactly("greet");
    assertThat(out.toString()).isEqualTo("hello shop\n");
  }

  @Test
  void shouldTakeGlobalOptionsWhenTheyStandAfterTheCommand() {
    // When
    int code = run("greet", "-o", "tenant=later");

    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).isEqualTo("hello later\n");
  }

  @Test
  void shouldNameTheNearestCommandWhenUnknown() {
    // When
    int code = run("gret");

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("attune: Unknown command 'gret'. Did you mean 'greet'? See 'attune --help'.\n");
  }

  @Test
  void shouldPointToTheHelpWhenNoCommandIsGiven() {
    // When
    int code = run();

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("attune: No command given. See 'attune --help'.\n");
  }

  @Test
  void shouldPrintOneLineWhenTheFailureIsKnown() {
    // When
    int code = run("fail");

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("attune: The shop is closed. Come back tomorrow.\n");
  }

  @Test
  void shouldPrintTheStackTraceWhenVerbose() {
    // When
    int code = run("fail", "--verbose");

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("at dev.attune.app.cli.CliTest");
  }

  @Test
  void shouldOfferMoreWhenTheFailureIsABug() {
    // When
    int code = run("crash");

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "attune: Unexpected failure: java.lang.IllegalStateException: two lines."
                + " Run again with --verbose to see where.\n");
  }

  @Test
  void shouldExitWithTwoWhenTheConfigurationIsWrong() {
    // When
    int code = run("greet", "-o", "tennant=x");

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("attune: Unknown key 'tennant' in -o. Did you mean 'tenant'?\n");
  }

  @Test
  void shouldPrintTheVersionWhenAskedOfACommand() {
    // When
    int code = run("greet", "--version");

    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).startsWith("attune ").contains("Kafka 4.").contains("Java ");
  }

  private int run(String... arguments) {
    List<CommandEntry> entries =
        List.of(
            new CommandEntry("greet", "Says hello.", session -> note("greet", new Greet(session))),
            new CommandEntry("fail", "Fails.", session -> note("fail", new Fail())),
            CommandEntry.hidden("crash", session -> note("secret", new Crash())));
    return new Cli(entries, Map.of(), new PrintWriter(out), new PrintWriter(err)).run(arguments);
  }

  private Object note(String name, Object command) {
    made.add(name);
    return command;
  }

  @Command(name = "greet")
  record Greet(Session session) implements Callable<Integer> {
    @Override
    public Integer call() {
      session.out().println("hello " + session.config().tenant());
      return 0;
    }
  }

  @Command(name = "fail")
  record Fail() implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new UserException("The shop is closed.", "Come back tomorrow.");
    }
  }

  @Command(name = "crash")
  record Crash() implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("two\nlines");
    }
  }
}
