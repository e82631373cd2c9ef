package dev.attune.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import dev.attune.avro.CatalogItem;
import dev.attune.avro.ClickEvent;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.OutcomeType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events in over HTTP, on a broker. */
@ExtendWith(KafkaExtension.class)
class IngestIT {
  private static final String VIEWED =
      """
      {"type":"track","messageId":"%s","userId":"u1","event":"Product Viewed",
       "timestamp":"2026-01-01T10:00:00.000Z","sentAt":"2026-01-01T10:00:05.000Z",
       "properties":{"product_id":"p1","name":"Kettle","price":29.9,"currency":"EUR"}}\
      """;

  private ServerUnderTest server;

  @BeforeEach
  void start(KafkaUnderTest kafka) {
    server = ServerUnderTest.start(kafka.bootstrapServers(), Map.of());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldHaveTheEventInItsTopicWhenItAnswers() {
    // When
    HttpResponse<String> answer =
        server.post("/v1/track", ServerUnderTest.WEB, VIEWED.formatted("m1"));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"success\":true}");
    List<ClickEvent> clicks = server.read(server.topics.clickstream());
    assertThat(clicks).hasSize(1);
    assertThat(clicks.getFirst().getHeader().getEventId()).isEqualTo("m1");
    assertThat(clicks.getFirst().getHeader().getSource()).isEqualTo("web");
    // Five seconds before it arrived, whatever the client's clock says.
    assertThat(clicks.getFirst().getHeader().getOccurredAt())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().minusSeconds(4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/page     | {'userId':'u1','name':'Home'}                       | clickstream",
        "/v1/screen   | {'userId':'u1','name':'Home'}                       | clickstream",
        "/v1/identify | {'anonymousId':'a1','traits':{'email':'a@b.c'}}     | clickstream",
        "/v1/track    | {'userId':'u1','event':'Order Completed','properties':{'order_id':'o','products':[{'product_id':'p'}]}} | purchases",
        "/v1/track    | {'userId':'u1','event':'Message Sent','properties':{'text':'hello'}} | messages",
        "/v1/track    | {'userId':'u1','event':'Offer Shown','properties':{'offer_id':'o1'}} | outcomes",
        "/v1/track    | {'userId':'u1','event':'Consent Withdrawn'}         | consents",
        "/v1/import   | {'batch':[{'type':'page','userId':'u1'}]}           | clickstream",
      })
  void shouldSendEachKindToItsTopic(String path, String body, String topic) {
    // When
    HttpResponse<String> answer = server.post(path, ServerUnderTest.WEB, body.replace('\'', '"'));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(
            server.topics.all().stream()
                .filter(each -> !server.read(each).isEmpty())
                .map(each -> each.name().replaceFirst(".*\\.", "")))
        .containsExactly(topic);
  }

  @ParameterizedTest
  @CsvSource({
    "backend-key-of-some-length, a, a",
    "backend-key-of-some-length, 2d1f9a52-0c6e-4d0b-9f0e-6f0f3a5f7c11, 2d1f9a52-0c6e-4d0b-9f0e-6f0f3a5f7c11",
    "web-key-of-some-length, 2d1f9a52-0c6e-4d0b-9f0e-6f0f3a5f7c11, 2d1f9a52-0c6e-4d0b-9f0e-6f0f3a5f7c11",
    "web-key-of-some-length, a,"
  })
  void shouldLetAPublicKeyLinkOnlyWhatNobodyCanGuess(
      String writeKey, String previousId, @Nullable String formerId) {
    // When
    HttpResponse<String> answer =
        server.post(
            "/v1/alias",
            writeKey,
            "{\"userId\":\"u1\",\"previousId\":\"%s\"}".formatted(previousId));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.read(server.topics.clickstream()))
        .extracting(ClickEvent::getFormerId)
        .containsExactly(formerId);
  }

  @Test
  void shouldTakeGroupWithoutUse() {
    // When
    HttpResponse<String> answer =
        server.post("/v1/group", ServerUnderTest.WEB, "{\"userId\":\"u1\",\"groupId\":\"g\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.topics.all()).allSatisfy(topic -> assertThat(server.read(topic)).isEmpty());
  }

  @Test
  void shouldTakeTheOthersWhenSomeOfABatchAreBad() {
    // Given
    String big = "x".repeat(40_000);
    String deep = "[".repeat(100) + "]".repeat(100);
    String batch =
        """
        {"batch":[%s,{"type":"track","userId":"u1","event":"Product Viewed"},
         {"type":"page","userId":"u1","userId":"u2"},{"type":"page"},
         {"type":"page","userId":"u1","properties":{"a":%s}},
         {"type":"page","userId":"u1","properties":{"a":"%s"}},
         {"type":"track","userId":"u1","event":"Erasure Requested"},%s]}\
        """
            .formatted(VIEWED.formatted("m1"), deep, big, VIEWED.formatted("m2"));

    // When
    HttpResponse<String> answer = server.post("/v1/batch", ServerUnderTest.WEB, batch);

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"success\":true,\"rejected\":6,");
    assertThat(server.read(server.topics.clickstream()))
        .extracting(click -> click.getHeader().getEventId())
        .containsExactly("m1", "m2");
    List<DeadLetter> letters = server.read(server.topics.deadLetters());
    assertThat(letters)
        .extracting(DeadLetter::getCause)
        .containsExactlyInAnyOrder(
            "missing-field", "bad-json", "no-user", "bad-json", "line-too-long", "not-allowed");
    assertThat(letters)
        .allSatisfy(letter -> assertThat(letter.getStep()).isEqualTo("ingest"))
        .allSatisfy(letter -> assertThat(letter.getTopic()).isEqualTo("/v1/batch"));
  }

  @Test
  void shouldTakeAGzippedBatch() {
    // Given
    String batch = "{\"batch\":[" + VIEWED.formatted("m1") + "]}";

    // When
    HttpResponse<String> answer = gzipped("/v1/batch", batch.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.read(server.topics.clickstream())).hasSize(1);
  }

  @Test
  void shouldRefuseAGzipBombWithoutUnpackingIt() {
    // When
    HttpResponse<String> answer = gzipped("/v1/batch", new byte[50_000_000]);

    // Then
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void shouldRefuseWhatIsTooLarge() {
    // When
    HttpResponse<String> call =
        server.post("/v1/track", ServerUnderTest.WEB, "{\"a\":\"" + "x".repeat(40_000) + "\"}");
    HttpResponse<String> batch =
        server.post("/v1/batch", ServerUnderTest.WEB, "{\"a\":\"" + "x".repeat(600_000) + "\"}");

    // Then
    assertThat(List.of(call.statusCode(), batch.statusCode())).containsOnly(413);
    assertThat(call.body()).contains("\"success\":false");
  }

  @Test
  void shouldRefuseBytesThatAreNoText() {
    // When
    HttpResponse<String> answer =
        server.send(
            server
                .request("/v1/track")
                .header("Authorization", ServerUnderTest.basic(ServerUnderTest.WEB))
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xff, '}'})));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("UTF-8");
  }

  @Test
  void shouldKeepABadSingleCallAndSayWhatIsWrong() {
    // When
    HttpResponse<String> answer =
        server.post("/v1/track", ServerUnderTest.WEB, "{\"userId\":\"u1\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("event is missing");
    assertThat(server.read(server.topics.deadLetters())).hasSize(1);
  }

  @Test
  void shouldLetOnlyTrustedSourcesTellTheCatalogue() {
    // When
    server.post("/v1/track", ServerUnderTest.WEB, VIEWED.formatted("m1"));
    List<CatalogItem> byWeb = server.read(server.topics.catalog());
    server.post("/v1/track", ServerUnderTest.BACKEND, VIEWED.formatted("m2"));
    server.post("/v1/track", ServerUnderTest.BACKEND, VIEWED.formatted("m3"));

    // Then
    assertThat(byWeb).isEmpty();
    assertThat(server.read(server.topics.catalog()))
        .extracting(CatalogItem::getName)
        .containsExactly("Kettle");
  }

  @Test
  void shouldTakeCloudEventsInAllThreeModes() {
    // Given
    String event =
        """
        {"specversion":"1.0","id":"%s","source":"/shop","type":"com.shop.product-viewed",
         "subject":"u1","time":"2026-01-01T10:00:00Z","data":{"product_id":"p1"}}\
        """;

    // When
    HttpResponse<String> structured =
        cloud("application/cloudevents+json; charset=utf-8", event.formatted("1"));
    HttpResponse<String> batched =
        cloud(
            "application/cloudevents-batch+json",
            "[" + event.formatted("2") + "," + event.formatted("3") + "]");
    HttpResponse<String> binary =
        cloud(
            "application/json",
            "{\"event\":\"Product Viewed\",\"properties\":{\"product_id\":\"p1\"}}",
            "ce-specversion",
            "1.0",
            "ce-id",
            "4",
            "ce-source",
            "/shop",
            "ce-type",
            "com.shop.track",
            "ce-subject",
            "u%20%C3%A9");

    // Then
    assertThat(List.of(structured.statusCode(), batched.statusCode(), binary.statusCode()))
        .containsOnly(200);
    assertThat(server.read(server.topics.clickstream()))
        .extracting(click -> click.getHeader().getEventId() + " " + click.getHeader().getUserId())
        .containsExactlyInAnyOrder("/shop#1 u1", "/shop#2 u1", "/shop#3 u1", "/shop#4 u é");
  }

  @ParameterizedTest
  @CsvSource({
    "application/xml, 415",
    "application/json, 400",
    "application/cloudevents+json, 400",
    "application/cloudevents-batch+json, 400"
  })
  void shouldRefuseWhatIsNoCloudEvent(String media, int status) {
    // When
    HttpResponse<String> answer = cloud(media, "{\"a\":1}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void shouldTakeOutcomes() {
    // When
    HttpResponse<String> answer =
        server.post(
            "/v1/outcomes",
            ServerUnderTest.WEB,
            "{\"type\":\"converted\",\"offerId\":\"o1\",\"userId\":\"u1\",\"value\":12.5,"
                + "\"currency\":\"EUR\"}");
    HttpResponse<String> nonsense =
        server.post(
            "/v1/outcomes",
            ServerUnderTest.WEB,
            "{\"type\":\"eaten\",\"offerId\":\"o1\",\"userId\":\"u1\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(nonsense.statusCode()).isEqualTo(400);
    assertThat(server.read(server.topics.outcomes()))
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.getType()).isEqualTo(OutcomeType.CONVERTED))
        .satisfies(outcome -> assertThat(outcome.getValue()).isEqualByComparingTo("12.5"));
  }

  private HttpResponse<String> cloud(String media, String body, String... headers) {
    var request =
        server
            .request("/v1/cloudevents")
            .header("Authorization", ServerUnderTest.basic(ServerUnderTest.WEB))
            .header("Content-Type", media)
            .POST(BodyPublishers.ofString(body));
    return server.send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> gzipped(String path, byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return server.send(
        server
            .request(path)
            .header("Authorization", ServerUnderTest.basic(ServerUnderTest.WEB))
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(packed.toByteArray())));
  }
}
