package dev.attune.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.support.AttuneProcess;
import dev.attune.app.support.ConfluentReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo from its start to its end: in this JVM, and as a process of its own. */
@Timeout(180)
class DemoIT {
  private static final String[] BRIEF = {
    "demo", "--port=0", "--registry-port=0", "--seed=7", "--offers=3"
  };

  // On a busy machine the writer may miss a deadline; then the playbook's text is offered.
  @TempDir Path temp;

  @Test
  void shouldEndByItselfWhenSoManyOffersHaveBeenShown() {
    // Given
    Set<Thread> before = liveThreads();

    // When
    CommandRun run = CommandRun.of(BRIEF);

    // Then
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().filter(line -> line.contains("written by"))).hasSize(3);
    assertThat(run.out()).contains("3 offers", "0 dead letters");
    assertThat(liveThreads()).isSubsetOf(before);
  }

  @Test
  void shouldGoOnAfterTheLastEventWhenItsDataWasKept() {
    // Given
    String data = "--data=" + temp.resolve("data");
    CommandRun first = CommandRun.of(with(data));

    // When
    CommandRun second = CommandRun.of(with(data));

    // Then
    assertThat(second.err()).isEmpty();
    assertThat(second.code()).isZero();
    assertThat(offerIds(second)).hasSize(3).doesNotContainAnyElementsOf(offerIds(first));
    assertThat(temp.resolve("data").resolve("attune.lock")).doesNotExist();
  }

  @Test
  void shouldBeReadableByOthersAndLeaveNothingWhenStoppedBySignal() throws Exception {
    // Given
    try (AttuneProcess demo =
        AttuneProcess.start(temp, List.of("demo", "--port=0", "--registry-port=0"))) {
      String brokers = demo.value("bootstrap.servers");
      String registry = demo.value("schema.registry.url");

      // When
      List<GenericRecord> offers = new ConfluentReader(brokers, registry).read("offers", 3);
      CommandRun why = why(offers.getFirst().get("offerId").toString(), brokers, registry);
      CommandRun user = why(offers.getFirst().get("userId").toString(), brokers, registry);
      CommandRun profile =
          inspect("profile", offers.getFirst().get("userId").toString(), brokers, registry);
      demo.stop();

      // Then
      assertThat(demo.exitCode()).isEqualTo(143);
      assertThat(demo.err()).isEmpty();
      assertThat(offers)
          .allSatisfy(offer -> assertThat(offer.get("headline").toString()).isNotBlank());
      assertThat(why.out())
          .containsPattern("^decision   (OFFERED|FALLBACK)")
          .contains(offers.getFirst().get("headline").toString())
          .containsPattern("evidence   \\w+ \\S+: \\w+-\\d+@\\d+")
          .contains("propensity", "sha-256")
          .containsPattern("guard      (facts|figures) PASS");
      assertThat(user.out()).contains(offers.getFirst().get("offerId").toString());
      assertThat(profile.out()).startsWith("{\"userId\":\"" + offers.getFirst().get("userId"));
      assertThat(folders()).isEmpty();
    }
  }

  @Test
  void shouldServeItsPageAndItsOffersOverHttp() throws Exception {
    // Given
    try (AttuneProcess demo =
            AttuneProcess.start(temp, List.of("demo", "--port=0", "--registry-port=0"));
        HttpClient client = HttpClient.newHttpClient()) {
      URI server = URI.create(demo.value("server.url"));

      // When
      HttpResponse<String> page =
          client.send(HttpRequest.newBuilder(server).build(), BodyHandlers.ofString());
      Optional<String> first = firstOffer(client, server.resolve("/v1/offers/stream"));

      // Then
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<title>Attune</title>", "/desk/app.js");
      assertThat(first).isPresent();
      demo.stop();
      assertThat(demo.exitCode()).isEqualTo(143);
      assertThat(demo.err()).isEmpty();
    }
  }

  private static Optional<String> firstOffer(HttpClient client, URI stream) throws Exception {
    // Closed, or the client would wait for the end of an endless body.
    try (Stream<String> lines =
        client.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofLines()).body()) {
      return lines.filter(line -> line.startsWith("data: {\"offerId\"")).findFirst();
    }
  }

  @Test
  void shouldSayInOneLineWhenNothingIsFound() throws Exception {
    // Given
    try (AttuneProcess demo =
        AttuneProcess.start(temp, List.of("demo", "--port=0", "--registry-port=0"))) {
      String brokers = demo.value("bootstrap.servers");
      String registry = demo.value("schema.registry.url");
      new ConfluentReader(brokers, registry).read("offers", 1);

      // When
      CommandRun why = why("nobody", brokers, registry);
      CommandRun profile = inspect("profile", "nobody", brokers, registry);

      // Then
      assertThat(List.of(why.code(), profile.code())).containsOnly(1);
      assertThat(why.err()).startsWith("attune: Nothing was decided on 'nobody'.").hasLineCount(1);
      assertThat(profile.err())
          .startsWith("attune: Nothing is known of user 'nobody'.")
          .hasLineCount(1);
    }
  }

  private static CommandRun why(String id, String brokers, String registry) {
    return inspect("why", id, brokers, registry);
  }

  private static CommandRun inspect(String command, String id, String brokers, String registry) {
    return CommandRun.of(
        command, id, "-o", "bootstrap.servers=" + brokers, "-o", "schema.registry.url=" + registry);
  }

  private static String[] with(String option) {
    return Stream.concat(Stream.of(BRIEF), Stream.of(option)).toArray(String[]::new);
  }

  private static List<String> offerIds(CommandRun run) {
    return run.out()
        .lines()
        .filter(line -> line.matches("\\w{3} \\d\\d:.*/\\w\\w  \\S+"))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .toList();
  }

  private static Set<Thread> liveThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() && thread.isAlive())
        .collect(Collectors.toSet());
  }

  private List<Path> folders() throws IOException {
    try (Stream<Path> entries = Files.list(temp)) {
      return entries.filter(path -> path.getFileName().toString().startsWith("attune-")).toList();
    }
  }
}
