package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimulateCommandTest {

  @Test
  void shouldPrintTheSameTableForTheSameSeed() {
    // Given
    String[] arguments = {"simulate", "--users=100", "--days=7", "--worlds=2", "--seed=4"};

    // When
    CommandRun run = CommandRun.of(arguments);

    // Then
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(10);
    assertThat(run.out()).contains("thompson, hourly").isEqualTo(CommandRun.of(arguments).out());
  }

  @Test
  void shouldGiveJsonWhenAskedForIt() {
    // When
    CommandRun run = CommandRun.of("simulate", "--users=50", "--days=7", "--worlds=2", "--json");

    // Then
    assertThat(run.out()).startsWith("[{\"policy\":\"silence\",\"regret\":{\"mean\":");
  }

  @Test
  void shouldRefuseAWorldWithoutUsers() {
    // When
    CommandRun run = CommandRun.of("simulate", "--users=0");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("a world of 0 users");
  }
}
