package dev.attune.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTaskTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(3600);

  private final Receiver receiver = Receiver.start();
  private final Worker worker = new Worker();
  private final WebhookTask task = new WebhookTask(InstantSource.fixed(NOW));

  /** Connect's side: remembers pauses and dead letters. */
  private static final class Worker implements SinkTaskContext {
    private final List<Long> pauses = new ArrayList<>();
    private final List<SinkRecord> deadLetters = new ArrayList<>();
    private final List<Throwable> causes = new ArrayList<>();
    private boolean hasDeadLetters = true;

    @Override
    public @Nullable ErrantRecordReporter errantRecordReporter() {
      return hasDeadLetters ? this::report : null;
    }

    private Future<Void> report(SinkRecord record, Throwable cause) {
      deadLetters.add(record);
      causes.add(cause);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void timeout(long timeoutMs) {
      pauses.add(timeoutMs);
    }

    @Override
    public Map<String, String> configs() {
      return Map.of();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {}

    @Override
    public void offset(TopicPartition tp, long offset) {}

    @Override
    public Set<TopicPartition> assignment() {
      return Set.of();
    }

    @Override
    public void pause(TopicPartition... partitions) {}

    @Override
    public void resume(TopicPartition... partitions) {}

    @Override
    public void requestCommit() {}

    @Override
    public org.apache.kafka.common.metrics.@Nullable PluginMetrics pluginMetrics() {
      return null;
    }
  }

  private WebhookTask started(String... more) {
    Map<String, String> config = new HashMap<>();
    config.put(WebhookConfig.URL, receiver.url());
    config.put(WebhookConfig.SECRET, SECRET);
    for (int index = 0; index < more.length; index += 2) {
      config.put(more[index], more[index + 1]);
    }
    task.initialize(worker);
    task.start(config);
    return task;
  }

  private static List<SinkRecord> offers(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> Offers.published(number, "o" + number, "u" + number, LATER))
        .toList();
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(number -> "o" + number).toList();
  }

  @AfterEach
  void close() {
    task.stop();
    receiver.close();
  }

  @Test
  void shouldSignEachBatchAndNameEachOffer() {
    // When
    started(WebhookConfig.BATCH_RECORDS, "2").put(offers(3));

    // Then
    assertThat(receiver.taken()).isEqualTo(ids(3));
    assertThat(receiver.calls())
        .hasSize(2)
        .allSatisfy(call -> {
          String id = call.headers().getFirst("webhook-id");
          Signature signature = new Signature(List.of(Signature.keyOf("secret", SECRET)));
          assertThat(call.headers().getFirst("webhook-signature"))
              .isEqualTo(signature.of(id, NOW, call.body().getBytes(StandardCharsets.UTF_8)));
          assertThat(call.headers().getFirst("Idempotency-Key")).isEqualTo(id);
        });
    assertThat(receiver.calls().getLast().headers().getFirst("webhook-id")).isEqualTo("o2");
  }

  @Test
  void shouldSendEachOfferOnceWhenTheReceiverFailsInBetween() {
    // Given
    receiver.willAnswer(204, 503);
    started(WebhookConfig.BATCH_RECORDS, "2");
    List<SinkRecord> records = offers(6);
    assertThatThrownBy(() -> task.put(records))
        .isInstanceOf(RetriableException.class)
        .hasMessage("The webhook tries again in 500 ms, because the receiver answered 503");

    // When
    task.put(records);

    // Then
    assertThat(receiver.taken()).isEqualTo(ids(6));
    assertThat(worker.pauses).containsExactly(500L);
  }

  @Test
  void shouldWaitAsLongAsTheReceiverAsks() {
    // Given
    receiver.willAnswer(429);
    started();

    // When
    assertThatThrownBy(() -> task.put(offers(1))).isInstanceOf(RetriableException.class);

    // Then
    assertThat(worker.pauses).containsExactly(7_000L);
  }

  @Test
  void shouldMakeDeadLettersWhenTheTriesAreUsedUp() {
    // Given
    receiver.willAnswer(500, 500);
    started(WebhookConfig.MAX_RETRIES, "1");
    assertThatThrownBy(() -> task.put(offers(2))).isInstanceOf(RetriableException.class);

    // When
    task.put(offers(2));

    // Then
    assertThat(worker.deadLetters).hasSize(2);
    assertThat(worker.causes.getFirst())
        .hasMessage("Offer o0 was not delivered: the receiver answered 500, after 1 further tries");
  }

  @Test
  void shouldGiveUpOnlyTheOfferThatIsRefused() {
    // Given
    receiver.willAnswer(422, 204, 422, 204);
    started();

    // When
    task.put(offers(3));

    // Then
    assertThat(receiver.taken()).containsExactly("o0", "o2");
    assertThat(worker.deadLetters).extracting(SinkRecord::kafkaOffset).containsExactly(1L);
  }

  @Test
  void shouldFailInOneLineWhenNothingCanBeDelivered() {
    // Given
    receiver.willAnswer(401);
    started();

    // When / Then
    assertThatThrownBy(() -> task.put(offers(2)))
        .isExactlyInstanceOf(ConnectException.class)
        .hasMessage(
            "The webhook cannot deliver, because the receiver answered 401: check webhook.url and"
                + " webhook.authorization");
    assertThat(worker.deadLetters).isEmpty();
  }

  @Test
  void shouldNotSendAnOfferThatIsTakenBackInTheSameBatch() {
    // Given
    List<SinkRecord> records =
        List.of(
            Offers.published(0, "o0", "anna", LATER),
            Offers.published(1, "o1", "ben", LATER),
            Offers.takenBack(2, "anna"));

    // When
    started().put(records);

    // Then
    assertThat(receiver.taken()).containsExactly("o1", "offers-0-2");
    assertThat(receiver.calls().getFirst().events().get(1).toString())
        .isEqualTo("{\"id\":\"offers-0-2\",\"type\":\"offers.withdrawn\",\"userId\":\"anna\"}");
  }

  @Test
  void shouldKeepTheDigitsOfPrices() {
    // When
    started().put(offers(1));

    // Then
    assertThat(receiver.calls().getFirst().body()).contains("\"price\":33.20");
  }

  @Test
  void shouldSkipOffersThatHaveRunOutUnlessToldToSendThem() {
    // Given
    List<SinkRecord> old = List.of(Offers.published(0, "o0", "anna", NOW));

    // When
    started().put(old);

    // Then
    assertThat(receiver.calls()).isEmpty();
    task.stop();
    started(WebhookConfig.EXPIRED, "send").open(List.of(new TopicPartition("offers", 0)));
    task.put(old);
    assertThat(receiver.taken()).containsExactly("o0");
  }

  @Test
  void shouldReportARecordThatIsNoOfferOnceAndGoOn() {
    // Given
    receiver.willAnswer(503);
    List<SinkRecord> records =
        List.of(
            new SinkRecord("offers", 0, Schema.STRING_SCHEMA, "u", Schema.STRING_SCHEMA, "?", 0),
            Offers.published(1, "o1", "u", LATER));
    started();
    assertThatThrownBy(() -> task.put(records)).isInstanceOf(RetriableException.class);

    // When
    task.put(records);

    // Then
    assertThat(worker.deadLetters).hasSize(1);
    assertThat(receiver.taken()).containsExactly("o1");
  }

  @Test
  void shouldFailWhenThereIsNoPlaceForDeadLetters() {
    // Given
    worker.hasDeadLetters = false;
    receiver.willAnswer(422);
    started();

    // When / Then
    assertThatThrownBy(() -> task.put(offers(1)))
        .hasMessage("Offer o0 was not delivered: the receiver answered 422");
  }

  @Test
  void shouldReadBothFormsOfRetryAfter() {
    assertThat(WebhookClient.retryAfter("12", NOW)).contains(Duration.ofSeconds(12));
    assertThat(WebhookClient.retryAfter("Thu, 1 Jan 2026 12:01:00 GMT", NOW))
        .contains(Duration.ofMinutes(1));
    assertThat(WebhookClient.retryAfter("soon", NOW)).isEmpty();
    assertThat(
            new Backoff(9, Duration.ofMillis(500), Duration.ofSeconds(8))
                .pause(99, Optional.empty()))
        .isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void shouldRefuseToSendPersonalDataInTheClear() {
    // Given
    WebhookSink sink = new WebhookSink();

    // When / Then
    assertThatThrownBy(() -> sink.start(Map.of(WebhookConfig.URL, "http://shop.example/in")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("plain http to another machine");
    assertThatThrownBy(() -> sink.start(Map.of(WebhookConfig.URL, "https://a:b@shop.example")))
        .hasMessageNotContaining("a:b")
        .hasMessageContaining("webhook.authorization");
  }
}
