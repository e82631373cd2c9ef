package dev.attune.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.app.shop.response.Offers;
import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.Offer;
import dev.attune.avro.Recall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Offers out over HTTP, on a broker. */
@ExtendWith(KafkaExtension.class)
@Timeout(120)
class OffersIT {
  private ServerUnderTest server;

  @BeforeEach
  void start(KafkaUnderTest kafka) {
    server = ServerUnderTest.start(kafka.bootstrapServers(), Map.of());
    await().until(server::isReady);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldGiveCurrentOffersAndSayWhenTheyAreStillTheSame() {
    // Given
    publish("u1", "o1", "web");
    publish("u1", "o2", "email");
    publish("u2", "o3", "web");
    await().until(() -> server.get("/v1/users/u1/offers").body().contains("o2"));

    // When
    HttpResponse<String> all = server.get("/v1/users/u1/offers");
    HttpResponse<String> mail = server.get("/v1/users/u1/offers?channel=email");
    String tag = all.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = server.get("/v1/users/u1/offers", "If-None-Match", tag);

    // Then
    assertThat(all.body()).contains("\"o1\"", "\"o2\"").doesNotContain("\"o3\"");
    assertThat(mail.body()).contains("\"o2\"").doesNotContain("\"o1\"");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void shouldKnowCurrentOffersAfterARestart() {
    // Given
    publish("u1", "o1", "web");
    await().until(() -> server.get("/v1/users/u1/offers").body().contains("o1"));

    // When
    server.restart();
    await().until(server::isReady);

    // Then
    assertThat(server.get("/v1/users/u1/offers").body()).contains("\"o1\"");
  }

  @Test
  void shouldAnswerALongPollAsSoonAsThereIsAnOffer() {
    // Given
    var poll = CompletableFuture.supplyAsync(() -> server.get("/v1/users/u1/offers?wait=30s"));

    // When
    publish("u2", "other", "web");
    publish("u1", "o1", "web");

    // Then
    assertThat(poll).succeedsWithin(Duration.ofSeconds(20));
    assertThat(poll.join().body()).contains("\"o1\"");
  }

  @Test
  void shouldAnswerALongPollWithNothingNewAtItsEnd() {
    // Given
    HttpResponse<String> first = server.get("/v1/users/u1/offers");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    // When
    HttpResponse<String> later = server.get("/v1/users/u1/offers?wait=1s", "If-None-Match", tag);

    // Then
    assertThat(later.statusCode()).isEqualTo(304);
    assertThat(server.get("/v1/users/u1/offers?wait=forever").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldHandOutNothingAfterAWithdrawal() {
    // Given
    publish("u1", "o1", "web");
    publish("u1", "o2", "email");
    await().until(() -> server.get("/v1/users/u1/offers").body().contains("o2"));

    // When
    server.write(
        server.topics.consents(),
        "u1",
        new ConsentRecord(
            "u1",
            2L,
            Instant.now(),
            Map.of("marketing.email", ConsentStatus.DENIED),
            "test",
            null,
            Map.of(),
            null));

    // Then
    await().until(() -> !server.get("/v1/users/u1/offers").body().contains("o2"));
    assertThat(server.get("/v1/users/u1/offers").body()).contains("o1");
  }

  @Test
  void shouldStreamOffersOfAUser() throws IOException {
    // Given
    publish("u1", "before", "web");
    await().until(() -> server.get("/v1/users/u1/offers").body().contains("before"));
    URLConnection stream =
        server.url().resolve("/v1/offers/stream?user=u1").toURL().openConnection();
    stream.setRequestProperty("Authorization", ServerUnderTest.bearer(ServerUnderTest.READER));
    stream.setReadTimeout(20_000);

    // When
    StringBuilder seen = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
      readUntil(lines, "id: before", seen);
      publish("u2", "other", "web");
      publish("u1", "after", "email");
      readUntil(lines, "id: after", seen);
      server.write(server.topics.offers(), "u1", recalled("after"));
      readUntil(lines, "event: recall", seen);
      readUntil(lines, "id: after", seen);
    }

    // Then
    assertThat(stream.getContentType()).startsWith("text/event-stream");
    assertThat(seen).contains("event: offer\n").doesNotContain("other");
  }

  @Test
  void shouldEndStreamsAndAnswerOpenPollsWhenItStops() {
    // Given
    var poll = CompletableFuture.supplyAsync(() -> server.get("/v1/users/u1/offers?wait=60s"));
    await().during(Duration.ofMillis(500)).until(() -> !poll.isDone());

    // When
    long started = System.nanoTime();
    server.restart();

    // Then
    assertThat(poll).succeedsWithin(Duration.ofSeconds(5));
    assertThat(poll.join().statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
  }

  private static Offer recalled(String id) {
    Recall recall =
        new Recall(Instant.now(), new DecisionReason("catalog.price", "it rose", null, null));
    return Offer.newBuilder(Offers.offer("u1", id, "email", 10)).setRecall(recall).build();
  }

  private static void readUntil(BufferedReader lines, String wanted, StringBuilder seen)
      throws IOException {
    String line = lines.readLine();
    while (line != null) {
      seen.append(line).append('\n');
      if (line.equals(wanted)) {
        return;
      }
      line = lines.readLine();
    }
    throw new AssertionError("the stream ended before " + wanted);
  }

  private void publish(String user, String id, String channel) {
    Offer offer = Offers.offer(user, id, channel, 0, Instant.now());
    server.write(server.topics.offers(), user, offer);
  }
}
