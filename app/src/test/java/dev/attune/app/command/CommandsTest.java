package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {
  @ParameterizedTest
  @MethodSource("names")
  void shouldExplainItselfWhenAskedForHelp(String name) {
    // When
    CommandRun run = CommandRun.of(name, "--help");

    // Then
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage: attune " + name);
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "topics, Missing required subcommand.",
    "topics destroy, Unmatched argument at index 1: 'destroy'.",
    "sandbox --port=x, Invalid value for option '--port': 'x' is not an int.",
    "model-server --port=-1, --port is -1.",
    "model-server --latency=soon, --latency: 'soon' is no time",
    "model-server --latency=2s..1s, --latency: 'to' must be above 'from'",
    "doctor --config, Missing required parameter for option '--config' (FILE).",
  })
  void shouldExitWithTwoWhenCalledWrongly(String line, String complaint) {
    // When
    CommandRun run = CommandRun.of(line.split(" "));

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("attune: " + complaint).hasLineCount(1);
  }

  @Test
  void shouldReportABrokenConfigurationWhenTheDoctorLooks() {
    // When
    CommandRun run = CommandRun.of("doctor", "--json", "-o", "partitions=none");

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("{\"subject\":\"configuration\",\"level\":\"fail\"", "\"subject\":\"java\"");
  }

  static Stream<String> names() {
    return Commands.ALL.stream().map(entry -> entry.name()).filter(name -> !name.equals("help"));
  }
}
