package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.modelserver.ModelServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Three texts for each request, of which the best is offered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayCandidatesIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DEFAULT = "/dev/attune/topology/playbook/default-playbook.yml";

  private Path folder = Path.of("");
  private Path log = Path.of("");
  private Path playbook = Path.of("");
  private Path recording = Path.of("");
  private Path recordingOnKafka = Path.of("");
  private String closedUrl = "";

  @BeforeAll
  void record(@TempDir Path temporary) throws IOException {
    folder = temporary;
    log = LogOfAShop.write(folder);
    playbook = Files.writeString(folder.resolve("playbook.yml"), withCandidates());
    recording = folder.resolve("answers.jsonl");
    recordingOnKafka = folder.resolve("answers-on-kafka.jsonl");
    try (ModelServer server = ModelServer.start()) {
      closedUrl = server.baseUrl();
      assertEnded(replay("inline.jsonl", "--record", recording.toString()));
      assertEnded(
          replay(
              "kafka.jsonl",
              "--engine",
              "kafka",
              "--partitions",
              "3",
              "--record",
              recordingOnKafka.toString()));
    }
  }

  @Test
  void shouldChooseAmongThreeTextsAndSayHow() throws IOException {
    // When
    List<JsonNode> selections =
        offers("inline.jsonl")
            .map(offer -> offer.path("provenance").path("selection"))
            .filter(JsonNode::isObject)
            .toList();

    // Then
    assertThat(selections).hasSizeGreaterThan(20);
    assertThat(selections)
        .allSatisfy(selection -> {
          int texts = selection.get("candidates").size();
          assertThat(selection.get("asked").asInt()).isEqualTo(3);
          assertThat(texts).isBetween(2, 6);
          assertThat(selection.get("chosen").asInt()).isBetween(0, texts - 1);
          assertThat(selection.get("reason").asText()).isNotBlank();
        });
    assertThat(selections.stream().map(selection -> selection.get("chosen").asInt()))
        .contains(0)
        .anyMatch(chosen -> chosen > 0);
  }

  @Test
  void shouldOfferTheSameBytesInlineWhenRecordedOnKafka() {
    // When
    assertEnded(replay("kafka-again.jsonl", "--recorded", recordingOnKafka.toString()));

    // Then
    assertThat(folder.resolve("kafka-again.jsonl"))
        .hasSameBinaryContentAs(folder.resolve("kafka.jsonl"));
  }

  @Test
  void shouldOfferTheSameBytesWithoutACallWhenRecorded() {
    // When
    assertEnded(replay("again.jsonl", "--recorded", recording.toString()));
    assertEnded(
        replay(
            "again-kafka.jsonl",
            "--recorded",
            recording.toString(),
            "--engine",
            "kafka",
            "--partitions",
            "12"));

    // Then
    Path inline = folder.resolve("inline.jsonl");
    assertThat(folder.resolve("again.jsonl")).hasSameBinaryContentAs(inline);
    assertThat(folder.resolve("again-kafka.jsonl")).hasSameBinaryContentAs(inline);
  }

  private static String withCandidates() throws IOException {
    try (InputStream source =
        Objects.requireNonNull(ReplayCandidatesIT.class.getResourceAsStream(DEFAULT), DEFAULT)) {
      String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
      return text.replace(
          "\n    trigger: ",
          "\n    candidates: 3\n    choose: {score: 1, novelty: 1}\n    trigger: ");
    }
  }

  private Stream<JsonNode> offers(String file) throws IOException {
    List<JsonNode> offers = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(file))) {
      offers.add(JSON.readTree(line));
    }
    return offers.stream();
  }

  private static void assertEnded(CommandRun run) {
    assertThat(run.code()).as(run.err()).isZero();
  }

  private CommandRun replay(String offersFile, String... options) {
    Stream<String> always =
        Stream.of(
            "replay",
            log.toString(),
            "--playbook",
            playbook.toString(),
            "--offers",
            folder.resolve(offersFile).toString(),
            "-o",
            "model.provider=openai-compatible",
            "-o",
            "model.base.url=" + closedUrl,
            "-o",
            "model.name=m",
            "-o",
            "model.price=free");
    return CommandRun.of(Stream.concat(always, Stream.of(options)).toArray(String[]::new));
  }
}
