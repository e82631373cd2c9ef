package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.support.AttuneProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The model server as its own process: started, asked, stopped by a signal. */
@Timeout(120)
class ModelServerIT {
  private static final String QUESTION =
      """
      {"model": "m", "messages": [{"role": "user", "content": "Write in French."}]}
      """;

  @TempDir Path temp;

  @Test
  void shouldAnswerInItsTimeUntilStoppedBySignal() throws Exception {
    // Given
    try (AttuneProcess server =
            AttuneProcess.start(temp, List.of("model-server", "--port=0", "--latency=300ms"));
        HttpClient client = HttpClient.newHttpClient()) {
      URI url = URI.create(server.value("openai.base.url") + "/chat/completions");
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
              .timeout(Duration.ofSeconds(20))
              .build();
      long start = System.nanoTime();

      // When
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      server.stop();

      // Then
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"finish_reason\":\"stop\"");
      assertThat(took).isGreaterThan(Duration.ofMillis(299));
      assertThat(server.exitCode()).isEqualTo(143);
      assertThat(server.err())
          .isEqualTo(
              "attune: 1 requests, 1 answered, 0 reset, 0 given up by their callers; 1 at once at most.%n"
                  .formatted());
    }
  }

  @Test
  void shouldSayWhatToDoWhenThePortIsTaken() throws Exception {
    // Given
    try (AttuneProcess holder =
        AttuneProcess.start(temp, List.of("model-server", "--port=0", "--latency=1s..2s"))) {
      int port = URI.create(holder.value("anthropic.base.url")).getPort();

      // When
      CommandRun refused = CommandRun.of("model-server", "--port=" + port);

      // Then
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .startsWith("attune: Cannot listen on 127.0.0.1:" + port)
          .endsWith("Name another port with --port.%n".formatted())
          .hasLineCount(1);
    }
  }

  @Test
  void shouldSayWhatIsWrongWithAScript() throws Exception {
    // Given
    Path script = temp.resolve("script.yml");
    Files.writeString(script, "rules: [{fault: explode}]");

    // When
    CommandRun refused = CommandRun.of("model-server", "--port=0", "--script=" + script);

    // Then
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("rules[1].fault has no 'explode'");
  }
}
