package dev.attune.modelserver.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Call;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import dev.attune.modelserver.behaviour.RetryAfter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptTest {

  private static final Path EXAMPLES = Path.of("..", "examples", "model-server");

  @TempDir private Path folder;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldGoWrongNowAndThenWhenAnExampleIsRead(Path example) {
    // Given
    Behaviour behaviour = Script.load(example).behaviour();
    Map<String, String> headers = Map.of("x-fault", "slow");

    // When
    List<Outcome> outcomes =
        LongStream.rangeClosed(1, 2_000)
            .mapToObj(number -> call(number, Duration.ofMillis(500 * number), headers))
            .map(call -> call.number() % 2 == 0 ? behaviour.of(call) : behaviour.ofRequest(call))
            .toList();

    // Then
    assertThat(outcomes).anyMatch(outcome -> !outcome.faults().isEmpty());
  }

  private static Call call(long number, Duration at, Map<String, String> headers) {
    return new Call(number, at, "openai", "gpt-test", "a text", "/v1/batches", headers);
  }

  @Test
  void shouldFailTheShareThatIsWritten() throws IOException {
    // Given
    Behaviour behaviour = script("rules: [{when: {share: 0.25}, fault: overloaded}]");

    // When
    long failed =
        LongStream.rangeClosed(1, 10_000)
            .filter(
                number -> behaviour.of(call(number, Duration.ZERO, Map.of())).has(Fault.OVERLOADED))
            .count();

    // Then
    assertThat(failed).isBetween(2_300L, 2_700L);
  }

  @Test
  void shouldHoldWithinItsWindowAndForItsHeaderAlone() throws IOException {
    // Given
    Behaviour behaviour =
        script(
            """
            rules:
              - {when: {from: 10s, until: 20s}, fault: unavailable, retry-after: {date: 30s}}
              - {when: {header: {X-Who: me}, times: 1}, fault: html}
            """);

    // When
    Outcome before = behaviour.of(call(1, Duration.ofMillis(9_999), Map.of()));
    Outcome within = behaviour.of(call(2, Duration.ofSeconds(10), Map.of()));
    Outcome after = behaviour.of(call(3, Duration.ofSeconds(20), Map.of()));
    Outcome mine = behaviour.of(call(4, Duration.ZERO, Map.of("x-who", "me")));
    Outcome mineAgain = behaviour.of(call(5, Duration.ZERO, Map.of("x-who", "me")));

    // Then
    assertThat(before.faults()).isEmpty();
    assertThat(within.has(Fault.UNAVAILABLE)).isTrue();
    assertThat(within.retryAfter()).isEqualTo(RetryAfter.date(Duration.ofSeconds(30)));
    assertThat(after.faults()).isEmpty();
    assertThat(mine.has(Fault.HTML)).isTrue();
    assertThat(mineAgain.faults()).isEmpty();
  }

  @Test
  void shouldDrawLatenciesFromPercentiles() throws IOException {
    // Given
    Behaviour behaviour = script("latency: {percentiles: {50: 1s, 90: 3s, 100: 10s}}");

    // When
    List<Duration> drawn =
        LongStream.rangeClosed(1, 10_000)
            .mapToObj(number -> behaviour.of(call(number, Duration.ZERO, Map.of())).latency())
            .sorted()
            .toList();

    // Then
    assertThat(drawn.get(5_000)).isBetween(Duration.ofMillis(950), Duration.ofMillis(1_050));
    assertThat(drawn.get(9_000)).isBetween(Duration.ofMillis(2_800), Duration.ofMillis(3_200));
    assertThat(drawn.getLast()).isLessThanOrEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rulez: []                                   | has no key 'rulez'
          rules: [{fault: explode}]                   | rules[1].fault has no 'explode'
          rules: [{faults: [hang, reset]}]            | rules[1].faults hang and reset cannot both
          rules: [{when: {share: 2}, fault: hang}]    | rules[1].when.share must be between 0 and 1
          rules: [{when: {calls: x}, fault: hang}]    | rules[1].when.calls must be the number
          latency: soon                               | latency 'soon' is no time
          latency: {percentiles: {50: 1s}}            | the percentile 100
          seed: many                                  | seed is no number
          '"'                                         | is not YAML
          """)
  void shouldNameTheMistake(String yaml, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> script(yaml))
        .withMessageContaining("script.yml")
        .withMessageContaining(message);
  }

  private Behaviour script(String yaml) throws IOException {
    Path file = folder.resolve("script.yml");
    Files.writeString(file, yaml);
    return Script.load(file).behaviour();
  }
}
