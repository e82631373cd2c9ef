package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Laws 1 and 3 on a whole log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Path folder = Path.of("");
  private Path log = Path.of("");
  private JsonNode inline = JSON.nullNode();

  @BeforeAll
  void replayInline(@TempDir Path temporary) throws IOException {
    folder = temporary;
    log = LogOfAShop.write(folder);
    inline = replay("--offers", folder.resolve("inline.jsonl").toString());
  }

  @Test
  void shouldEndEveryTriggerOnceWhenTheLogIsOver() {
    // Then
    long ended =
        Stream.of("offered", "fallback", "suppressed", "superseded", "expired", "failed")
            .mapToLong(end -> inline.get(end).asLong())
            .sum();
    assertThat(inline.get("triggers").asLong()).isPositive().isEqualTo(ended);
    assertThat(inline.get("open").asLong()).isZero();
    assertThat(inline.get("offered").asLong()).isPositive();
  }

  @Test
  void shouldCountWhatTheLogHoldsWhenItHasBeenRead() throws IOException {
    // Then
    assertThat(inline.get("events").asLong()).isEqualTo(LogOfAShop.ROWS);
    assertThat(inline.get("views").asLong()).isEqualTo(rows(",view,"));
    assertThat(inline.get("cartAdditions").asLong()).isEqualTo(rows(",cart,"));
    assertThat(inline.get("purchases").asLong()).isEqualTo(rows(",purchase,"));
  }

  @Test
  void shouldHashTheFileOfOffersWhenItIsWritten() throws Exception {
    // Then
    assertThat(inline.get("offersSha256").asText())
        .isEqualTo(Sha256.of(folder.resolve("inline.jsonl")));
  }

  @Test
  void shouldGiveTheSameOffersWhenReplayedAgain() {
    // When
    JsonNode again = replay();

    // Then
    assertThat(again).isEqualTo(inline);
  }

  @Test
  void shouldGiveTheSameOffersWhenTopologyAndWorkerRunOnKafkaWithOnePartition() {
    // When
    JsonNode kafka = replay("--engine", "kafka", "--partitions", "1");

    // Then
    assertThat(kafka).isEqualTo(inline);
  }

  @Test
  void shouldGiveTheSameOffersWhenTopologyAndWorkerRunOnKafkaWithTwelvePartitions() {
    // When
    JsonNode kafka = replay("--engine", "kafka", "--partitions", "12");

    // Then
    assertThat(kafka).isEqualTo(inline);
  }

  private JsonNode replay(String... options) {
    String[] arguments =
        Stream.concat(Stream.of("replay", log.toString(), "--format", "rees46"), Stream.of(options))
            .toArray(String[]::new);
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    try {
      return JSON.readTree(lines.getLast());
    } catch (IOException e) {
      throw new AssertionError("the last line is no JSON: " + lines.getLast(), e);
    }
  }

  private long rows(String kind) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(kind)).count();
    }
  }
}
