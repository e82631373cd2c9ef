package dev.attune.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.server.meter.ServerMeters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "metrics.md");
  private static final String HEADER =
      """
      # Meters

      What each role counts. Names are Micrometer's; in Prometheus' form dots become underscores, a counter ends in `_total` and a timer in
      `_seconds`. Names that begin with `gen_ai.` are those of OpenTelemetry's semantic conventions for generative AI.

      This page is generated from the code.
      """;
  private static final String QUESTIONS =
      """

      ## Where to look

      | question | meter |
      |---|---|
      | calls, how long, how they ended | `gen_ai.client.operation.duration` |
      | tokens | `gen_ai.client.token.usage` |
      | cost | `attune.generation.spend.usd`, `attune.generation.reserved.usd`, `attune.budget.committed.usd` |
      | cache hits | `gen_ai.client.inference.usage.cache_read.input_tokens` (the provider's), `attune.generation.shared` (equal questions under way) |
      | waits, by cause | `attune.generation.waits`: lane, budget, breaker, hold, rate, concurrency, back_off |
      | deadline misses | `attune.generation.deadline.misses`; `attune.decisions` with outcome EXPIRED |
      | duplicates after a crash | `attune.answers.discarded` (answers beyond the first), `attune.generation.skipped` (what was not repeated) |
      """;

  private record Row(String name, String kind, List<String> tags, String description) {

    String line() {
      String names = tags.stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", "));
      return "| `%s` | %s | %s | %s |\n".formatted(name, kind, names, description);
    }
  }

  @Test
  void shouldSayWhatTheMetersSay() throws IOException {
    // Given
    String page = page();
    if (Boolean.getBoolean("docs.refresh")) {
      Files.writeString(PAGE, page);
    }

    // When
    String committed = Files.readString(PAGE);

    // Then
    assertThat(committed)
        .as("docs/metrics.md is stale: run with -Dtest=MetricsPageTest -Ddocs.refresh=true")
        .isEqualTo(page);
  }

  @Test
  void shouldAnswerEachQuestionByAMeterThatExists() {
    // Given
    List<String> names = rows().map(Row::name).toList();

    // When
    List<String> named =
        Stream.of(QUESTIONS.split("`"))
            .filter(part -> part.startsWith("gen_ai.") || part.startsWith("attune."))
            .toList();

    // Then
    assertThat(named).hasSizeGreaterThan(8);
    assertThat(names).containsAll(named);
  }

  private static Stream<Row> rows() {
    return Stream.of(generation(), topology(), server()).flatMap(each -> each);
  }

  private static String page() {
    return HEADER
        + table("The generation worker", generation())
        + table("The topology", topology())
        + table("The server", server())
        + QUESTIONS;
  }

  private static String table(String title, Stream<Row> rows) {
    return "\n## %s\n\n| name | kind | tags | what |\n|---|---|---|---|\n".formatted(title)
        + rows.map(Row::line).collect(Collectors.joining());
  }

  private static Stream<Row> generation() {
    return Stream.of(dev.attune.generation.meter.Meters.values())
        .map(each -> new Row(each.key(), kind(each.kind()), each.tags(), each.description()));
  }

  private static Stream<Row> topology() {
    return Stream.of(dev.attune.topology.meter.Meters.values())
        .map(each -> new Row(each.meterName(), kind(each.kind()), each.tags(), each.description()));
  }

  private static Stream<Row> server() {
    return Stream.of(ServerMeters.values())
        .map(each -> new Row(each.meterName(), kind(each.kind()), each.tags(), each.description()));
  }

  private static String kind(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
