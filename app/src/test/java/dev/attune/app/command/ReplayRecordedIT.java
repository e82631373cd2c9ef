package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A model that never says the same twice, and whose answers come again all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayRecordedIT {

  private final AtomicInteger calls = new AtomicInteger();
  private Path folder = Path.of("");
  private Path log = Path.of("");
  private Path recording = Path.of("");
  private String closedUrl = "";
  private byte[] offers = {};

  @BeforeAll
  void record(@TempDir Path temporary) throws IOException {
    folder = temporary;
    log = LogOfAShop.write(folder);
    recording = folder.resolve("answers.jsonl");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.setExecutor(threads);
      server.createContext("/v1/chat/completions", this::answer);
      server.start();
      closedUrl = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
      CommandRun run = replay("live.jsonl", "--record", recording.toString());
      assertThat(run.code()).as(run.err()).isZero();
    } finally {
      server.stop(0);
    }
    offers = Files.readAllBytes(folder.resolve("live.jsonl"));
  }

  @Test
  void shouldOfferTheSameBytesWithoutACallWhenReplayedInline() throws IOException {
    // Given
    int before = calls.get();

    // When
    CommandRun run = replay("inline.jsonl", "--recorded", recording.toString());

    // Then
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("inline.jsonl")).hasBinaryContent(offers);
    assertThat(before).isGreaterThan(10);
    assertThat(calls).hasValue(before);
  }

  @Test
  void shouldOfferTheSameBytesWhenReplayedOnKafka() {
    // When
    CommandRun run =
        replay(
            "kafka.jsonl",
            "--recorded",
            recording.toString(),
            "--engine",
            "kafka",
            "--partitions",
            "12");

    // Then
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(folder.resolve("kafka.jsonl")).hasBinaryContent(offers);
  }

  @Test
  void shouldFailAndShowTheNearestQuestionWhenAnAnswerIsMissing() throws IOException {
    // Given
    List<String> lines = Files.readAllLines(recording);
    String key = lines.getFirst().substring(0, "{'key':'".length() + 64);
    Path shorter =
        Files.write(
            folder.resolve("shorter.jsonl"),
            lines.stream().filter(line -> !line.startsWith(key)).toList());

    // When
    CommandRun run = replay("missed.jsonl", "--recorded", shorter.toString());

    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("Questions without an answer in")
        .contains("+++ asked")
        .contains("record anew with --record");
    assertThat(folder.resolve("missed.jsonl")).doesNotExist();
  }

  @Test
  void shouldRefuseToRecordAndToTakeFromARecordingWhenBothAreAsked() {
    // When
    CommandRun run =
        replay("both.jsonl", "--recorded", recording.toString(), "--record", "other.jsonl");

    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--record").contains("mutually exclusive");
  }

  private CommandRun replay(String offersFile, String... options) {
    Stream<String> always =
        Stream.of(
            "replay",
            log.toString(),
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

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = chat(letters(calls.incrementAndGet())).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** A number in letters, as figures are for the catalogue to give. */
  private static String letters(int number) {
    return Integer.toString(number, 36)
        .chars()
        .map(digit -> Character.isDigit(digit) ? digit - '0' + 'A' : digit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String chat(String mark) {
    String text =
        "{\\\"headline\\\":\\\"A word from us\\\",\\\"body\\\":\\\"We kept it for you, "
            + mark
            + ".\\\",\\\"callToAction\\\":\\\"Have a look\\\"}";
    return """
    {"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,
     "message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],
     "usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150}}\
    """
        .formatted(text);
  }
}
