package dev.attune.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.app.support.KafkaExtension;
import dev.attune.app.support.KafkaUnderTest;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.budget.BudgetPlan;
import dev.attune.budget.Limit;
import dev.attune.generation.batch.BatchWorker;
import dev.attune.generation.batch.provider.AnthropicBatches;
import dev.attune.generation.batch.provider.BatchProvider;
import dev.attune.generation.batch.provider.OpenAiBatches;
import dev.attune.generation.budget.LocalTreasury;
import dev.attune.generation.budget.PricedPurse;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.budget.SpendMeters;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.budget.price.PriceFile;
import dev.attune.generation.budget.price.Tariffs;
import dev.attune.generation.chat.BatchedChat;
import dev.attune.generation.chat.ChatSettings;
import dev.attune.generation.chat.StructuredOutput;
import dev.attune.generation.consent.Withdrawal;
import dev.attune.modelserver.ModelServer;
import dev.attune.modelserver.Received;
import dev.attune.modelserver.Settings;
import dev.attune.modelserver.batch.BatchTimes;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import dev.attune.modelserver.behaviour.Outcome;
import dev.attune.modelserver.behaviour.RetryAfter;
import dev.attune.schemas.seal.MemoryKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that may wait, through batches of a provider, with crashes between. */
@ExtendWith(KafkaExtension.class)
@Timeout(120)
@SuppressWarnings("try") // workers are closed, not asked
class BatchIT {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final BudgetPlan PLENTY =
      new BudgetPlan(
          ZoneOffset.UTC, new BudgetPlan.Limits(Limit.UNLIMITED, Limit.UNLIMITED), Map.of());
  private static final Duration HOURS = Duration.ofHours(3);

  private final KafkaUnderTest kafka;
  private ModelServer server;
  private BatchBench bench;

  /** Whose batches. */
  enum Dialect {
    OPENAI("gpt-4.1-mini", "/v1/batches"),
    ANTHROPIC("claude-haiku-4-5", "/v1/messages/batches");

    private final String model;
    private final String path;

    Dialect(String model, String path) {
      this.model = model;
      this.path = path;
    }

    BatchProvider open(ModelServer server) {
      ChatSettings settings =
          new ChatSettings(
              model,
              server.baseUrl(),
              "key",
              null,
              StructuredOutput.JSON_SCHEMA,
              Duration.ofSeconds(10),
              4);
      return switch (this) {
        case OPENAI -> new OpenAiBatches(BatchedChat.openAi(settings));
        case ANTHROPIC -> new AnthropicBatches(BatchedChat.anthropic(settings));
      };
    }
  }

  BatchIT(KafkaUnderTest kafka) {
    this.kafka = kafka;
  }

  @BeforeEach
  void start() throws Exception {
    server = server(Duration.ofMillis(300), Duration.ofSeconds(20));
    bench = new BatchBench(kafka.bootstrapServers(), "batch-" + UUID.randomUUID());
  }

  private static ModelServer server(Duration running, Duration window) throws IOException {
    BatchTimes times = new BatchTimes(Duration.ofMillis(100), running, window);
    return ModelServer.start(Behaviour.answering(), Settings.onLoopback(0).withBatches(times));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldAnswerEachRequestOnceAtHalfThePriceWhenBatchesEnd(Dialect dialect) throws Exception {
    // Given
    List<String> ids = bench.request(25, HOURS);
    Purse purse =
        new PricedPurse(
            new Tariffs(Map.of(), PriceFile.standard()),
            new LocalTreasury(PLENTY, GenerationRequest::getCreatedAt),
            InstantSource.system(),
            new SpendMeters(new SimpleMeterRegistry()));

    // When
    List<GenerationResponse> responses;
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker = BatchBench.start(bench.worker(Optional.of(provider), purse))) {
      responses = responses(ids.size());
    }

    // Then
    assertThat(responses)
        .as(responses.getFirst().getDetail())
        .allMatch(response -> response.getStatus() == GenerationStatus.OK)
        .extracting(GenerationResponse::getRequestId)
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(sent(dialect)).isEqualTo(3);
    assertThat(server.calls()).isEqualTo(25);
    assertThat(responses)
        .allSatisfy(response -> {
          assertThat(response.getUse().getParameters()).containsKey("batch");
          assertThat(response.getUse().getCostUsd()).isEqualByComparingTo(half(dialect, response));
        });
  }

  private static BigDecimal half(Dialect dialect, GenerationResponse response) {
    BigDecimal input = new BigDecimal(dialect == Dialect.OPENAI ? "0.20" : "0.50");
    BigDecimal output = new BigDecimal(dialect == Dialect.OPENAI ? "0.80" : "2.50");
    return input
        .multiply(BigDecimal.valueOf(response.getUse().getInputTokens()))
        .add(output.multiply(BigDecimal.valueOf(response.getUse().getOutputTokens())))
        .movePointLeft(6)
        .setScale(8, RoundingMode.UP);
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotHoldBackTheCommitWhileABatchIsUnderWay(Dialect dialect) throws Exception {
    // Given
    server.close();
    server = server(Duration.ofMinutes(5), Duration.ofHours(1));
    bench.request(BatchBench.IN_A_BATCH, HOURS);

    // When
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      await().atMost(PATIENCE).until(() -> sent(dialect) == 1);

      // Then
      assertThat(bench.committed()).isEqualTo(BatchBench.IN_A_BATCH);
      assertThat(bench.responses()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotSendTwiceWhenAWorkerDiesBetweenSendingAndNotingIt(Dialect dialect)
      throws Exception {
    // Given
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);
    try (MortalProvider mortal =
            new MortalProvider(dialect.open(server), MortalProvider.Point.AFTER_SUBMIT);
        BatchWorker victim =
            BatchBench.start(bench.worker(Optional.of(mortal), new UnlimitedPurse()))) {
      mortal.awaitPoint();
    }
    assertThat(bench.responses()).isEmpty();

    // When
    List<GenerationResponse> responses;
    try (BatchProvider provider = dialect.open(server);
        BatchWorker heir =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      responses = responses(ids.size());
    }

    // Then
    assertThat(sent(dialect)).isEqualTo(1);
    assertThat(server.calls()).isEqualTo(ids.size());
    assertThat(responses)
        .extracting(GenerationResponse::getRequestId)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @ParameterizedTest
  @EnumSource
  void shouldAnswerOnceWhenAWorkerDiesBetweenResultAndResponse(Dialect dialect) throws Exception {
    // Given
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);
    try (MortalProvider mortal =
            new MortalProvider(dialect.open(server), MortalProvider.Point.AFTER_RESULTS);
        BatchWorker victim =
            BatchBench.start(bench.worker(Optional.of(mortal), new UnlimitedPurse()))) {
      mortal.awaitPoint();
    }

    // When
    List<GenerationResponse> responses;
    try (BatchProvider provider = dialect.open(server);
        BatchWorker heir =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      responses = responses(ids.size());
      Thread.sleep(500);
    }

    // Then
    assertThat(sent(dialect)).isEqualTo(1);
    assertThat(bench.responses()).hasSameSizeAs(responses);
    assertThat(responses)
        .extracting(GenerationResponse::getRequestId)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @ParameterizedTest
  @EnumSource
  void shouldFindItsBatchWhenTheAnswerToItsSendingWasLost(Dialect dialect) throws Exception {
    // Given
    Behaviour once = Behaviour.inOrder(Behaviour.failing(Fault.RESET), Behaviour.answering());
    server.behave(
        Behaviour.apart(
            Behaviour.answering(),
            Behaviour.when(
                request -> request.path().equals(dialect.path), once, Behaviour.answering())));
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);

    // When
    List<GenerationResponse> responses;
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      responses = responses(ids.size());
    }

    // Then
    assertThat(responses).allMatch(response -> response.getStatus() == GenerationStatus.OK);
    assertThat(sent(dialect)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldComeAgainWhenTheProviderSaysWhen(Dialect dialect) throws Exception {
    // Given
    Behaviour busy =
        Behaviour.inOrder(
            Behaviour.always(Outcome.of(Fault.RATE_LIMITED).retryAfter(RetryAfter.seconds(3))),
            Behaviour.answering());
    server.behave(
        Behaviour.apart(
            Behaviour.answering(),
            Behaviour.when(
                request -> request.path().equals(dialect.path), busy, Behaviour.answering())));
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);

    // When
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      List<GenerationResponse> unused = responses(ids.size());
    }

    // Then
    List<Duration> moments =
        server.requests().stream()
            .filter(received -> received.path().equals(dialect.path))
            .map(Received::at)
            .toList();
    assertThat(moments.get(1).minus(moments.get(0))).isGreaterThan(Duration.ofMillis(2_900));
  }

  @ParameterizedTest
  @EnumSource
  void shouldHandOnWhatABatchLeavesWithoutAnAnswer(Dialect dialect) throws Exception {
    // Given users 1 and 2 whose calls fail for now, and user 3 whose text is no offer
    server.behave(
        Behaviour.when(
            call -> call.text().contains("For user-1.") || call.text().contains("For user-2."),
            Behaviour.failing(Fault.SERVER_ERROR),
            Behaviour.when(
                call -> call.text().contains("For user-3."),
                Behaviour.failing(Fault.PROSE),
                Behaviour.answering())));
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);

    // When
    List<GenerationResponse> responses;
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      responses = responses(ids.size() - 2);
      await().atMost(PATIENCE).until(() -> bench.handedOn().size() == 2);
    }

    // Then
    assertThat(bench.handedOn())
        .allMatch(request -> !request.getBatch())
        .extracting(GenerationRequest::getUserId)
        .containsExactlyInAnyOrder("user-1", "user-2");
    assertThat(responses)
        .filteredOn(response -> response.getUserId().equals("user-3"))
        .singleElement()
        .matches(response -> response.getStatus() == GenerationStatus.INVALID);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHandOnWhatExpiresWithItsBatch(Dialect dialect) throws Exception {
    // Given a provider that does not get it done within its window
    server.close();
    server = server(Duration.ofMinutes(5), Duration.ofSeconds(2));
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);

    // When
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      await().atMost(PATIENCE).until(() -> bench.handedOn().size() == ids.size());
    }

    // Then
    assertThat(bench.responses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotAnswerAUserWhoTookConsentBackMeanwhile(Dialect dialect) throws Exception {
    // Given
    server.close();
    server = server(Duration.ofSeconds(2), Duration.ofSeconds(20));
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);
    Withdrawal gone = new Withdrawal.Consent("user-4", 7, Set.of("personalization"));

    // When
    List<GenerationResponse> responses;
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      await().atMost(PATIENCE).until(() -> sent(dialect) == 1);
      worker.withdrawn(gone);
      responses = responses(ids.size());
    }

    // Then
    assertThat(responses)
        .filteredOn(response -> response.getStatus() == GenerationStatus.WITHDRAWN)
        .singleElement()
        .matches(response -> response.getUserId().equals("user-4") && response.getText() == null);
  }

  @ParameterizedTest
  @EnumSource
  void shouldEndTheOlderRequestAsSupersededWhenANewerComesMeanwhile(Dialect dialect)
      throws Exception {
    // Given
    server.close();
    server = server(Duration.ofSeconds(2), Duration.ofSeconds(20));
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);

    // When
    String newer;
    List<GenerationResponse> responses;
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      await().atMost(PATIENCE).until(() -> sent(dialect) == 1);
      newer = bench.requestAgain(4, HOURS);
      responses = responses(ids.size() + 1);
    }

    // Then what was paid for is said
    assertThat(responses)
        .filteredOn(response -> response.getUserId().equals("user-4"))
        .hasSize(2)
        .allSatisfy(response -> {
          boolean last = response.getRequestId().equals(newer);
          assertThat(response.getStatus())
              .isEqualTo(last ? GenerationStatus.OK : GenerationStatus.SUPERSEDED);
          assertThat(response.getText() == null).isEqualTo(!last);
          assertThat(response.getUse().getOutputTokens()).isPositive();
        });
  }

  @ParameterizedTest
  @EnumSource
  void shouldNotKnowAnErasedUserWhenABatchIsTakenOver(Dialect dialect) throws Exception {
    // Given a batch that is sealed, sent and not noted, and then the key of user 4 destroyed
    MemoryKeys keys = new MemoryKeys();
    bench = BatchBench.sealed(kafka.bootstrapServers(), "batch-" + UUID.randomUUID(), keys);
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);
    try (MortalProvider mortal =
            new MortalProvider(dialect.open(server), MortalProvider.Point.AFTER_SUBMIT);
        BatchWorker victim =
            BatchBench.start(bench.worker(Optional.of(mortal), new UnlimitedPurse()))) {
      mortal.awaitPoint();
    }
    keys.destroy(keys.pseudonyms().ofRecords("user-4"), keys.retire("user-4"));

    // When
    List<GenerationResponse> responses;
    try (BatchProvider provider = dialect.open(server);
        BatchWorker heir =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      responses = responses(ids.size() - 1);
      await().atMost(PATIENCE).until(() -> heir.underWay() == 0);
    }

    // Then
    assertThat(responses)
        .hasSize(ids.size() - 1)
        .allMatch(response -> response.getStatus() == GenerationStatus.OK)
        .noneMatch(response -> response.getUserId().equals("user-4"));
    assertThat(sent(dialect)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameNobodyInWhatIsKeptOfABatchOrSentToTheProvider(Dialect dialect) throws Exception {
    // Given
    List<String> ids = bench.request(BatchBench.IN_A_BATCH, HOURS);

    // When
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      List<GenerationResponse> unused = responses(ids.size());
    }

    // Then
    String kept =
        bench.written().stream()
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .collect(Collectors.joining("\n"));
    String sent =
        server.requests().stream()
            .map(received -> received.path() + received.body())
            .collect(Collectors.joining("\n"));
    assertThat(kept).isNotEmpty().doesNotContain("user-").doesNotContain(ids);
    assertThat(sent).contains("Blue Mug").doesNotContain(ids);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHandOnAllThatCannotWait(Dialect dialect) throws Exception {
    // Given less time than a batch is given
    List<String> ids = bench.request(5, Duration.ofMinutes(5));

    // When
    try (BatchProvider provider = dialect.open(server);
        BatchWorker worker =
            BatchBench.start(bench.worker(Optional.of(provider), new UnlimitedPurse()))) {
      await().atMost(PATIENCE).until(() -> bench.handedOn().size() == ids.size());
    }

    // Then
    assertThat(sent(dialect)).isZero();
  }

  private List<GenerationResponse> responses(int count) {
    await().atMost(PATIENCE).until(() -> bench.responses().size() >= count);
    return bench.responses();
  }

  /** How often a batch was made. */
  private long sent(Dialect dialect) {
    return server.requests().stream()
        .filter(received -> received.method().equals("POST"))
        .filter(received -> received.path().equals(dialect.path))
        .count();
  }
}
