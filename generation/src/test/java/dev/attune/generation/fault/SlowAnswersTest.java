package dev.attune.generation.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.generation.Requests;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.Gate;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.call.Backoff;
import dev.attune.generation.call.CallMeters;
import dev.attune.generation.call.ChainedModel;
import dev.attune.generation.call.Deadlines;
import dev.attune.generation.call.ModelGenerator;
import dev.attune.generation.chat.ChatSettings;
import dev.attune.generation.chat.StructuredOutput;
import dev.attune.generation.fault.FaultOutcomesTest.Dialect;
import dev.attune.generation.time.Pace;
import dev.attune.modelserver.ModelServer;
import dev.attune.modelserver.behaviour.Behaviour;
import dev.attune.modelserver.behaviour.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that never come to their end, many at a time: none outlives its request's deadline. */
@Timeout(120)
class SlowAnswersTest {

  private static final int CALLS = 200;
  private static final int WARM_UP = 20;
  private static final Duration LEFT = Duration.ofSeconds(3);
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration SETTLE = Duration.ofSeconds(20);
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private final InstantSource clock = InstantSource.system();
  private final List<GenerationResponse> responses =
      Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> late = Collections.synchronizedList(new ArrayList<>());

  static Stream<Arguments> slow() {
    return Stream.of(Fault.HANG, Fault.STALL, Fault.TRICKLE)
        .flatMap(fault -> Stream.of(Dialect.values()).map(each -> Arguments.of(fault, each)));
  }

  @ParameterizedTest
  @MethodSource("slow")
  void shouldEndByTheDeadlineAndLeaveNothingBehind(Fault fault, Dialect dialect) throws Exception {
    // Given
    assumeThat(OPEN_FILES).exists();
    try (ModelServer server = ModelServer.start();
        ModelGenerator generator = generator(server, dialect)) {
      answerAll(generator, WARM_UP);
      long sockets = sockets();
      int threads = threads();
      responses.clear();
      late.clear();
      server.behave(Behaviour.failing(fault));

      // When
      answerAll(generator, CALLS);

      // Then
      assertThat(responses).hasSize(CALLS);
      assertThat(responses)
          .extracting(GenerationResponse::getStatus)
          .containsOnly(GenerationStatus.EXPIRED);
      assertThat(server.calls()).isEqualTo(CALLS + WARM_UP);
      assertThat(Collections.max(late)).isLessThan(GRACE);
      assertSettles(() -> sockets() <= sockets, "sockets of " + sockets + " before");
      assertSettles(() -> threads() <= threads, "threads of " + threads + " before");
      assertSettles(() -> server.callsUnderWay() == 0, "calls that the server still answers");
    }
  }

  private void answerAll(ModelGenerator generator, int count) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      threads.add(Thread.startVirtualThread(() -> answer(generator)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void answer(ModelGenerator generator) {
    Instant deadline = clock.instant().plus(LEFT);
    GenerationRequest request =
        GenerationRequest.newBuilder(Requests.simple().build())
            .setPrompt(FaultOutcomesTest.PROMPT)
            .setDeadline(deadline)
            .build();
    responses.add(generator.generate(request));
    late.add(Duration.between(deadline, clock.instant()));
  }

  private ModelGenerator generator(ModelServer server, Dialect dialect) {
    ChatSettings settings =
        new ChatSettings(
            "a-model",
            dialect.url(server),
            "key",
            null,
            StructuredOutput.JSON_SCHEMA,
            Duration.ofSeconds(30),
            CALLS);
    AdmissionLimits limits =
        new AdmissionLimits(
            AdmissionLimits.UNLIMITED,
            AdmissionLimits.UNLIMITED,
            CALLS,
            CALLS,
            true,
            Duration.ofHours(1));
    Pace pace = Pace.system();
    return new ModelGenerator(
        List.of(
            new ChainedModel(
                "only",
                dialect.model(settings),
                new Gate("only", limits, pace),
                Duration.ofSeconds(30),
                Duration.ZERO)),
        new UnlimitedPurse(),
        Deadlines.live(clock),
        pace,
        Backoff.usual(),
        new CallMeters(new SimpleMeterRegistry()));
  }

  /** Of both sides, as the server is in this process. */
  private static long sockets() {
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.filter(SlowAnswersTest::isSocket).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /** Of the platform, those that carry virtual ones included. */
  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static void assertSettles(BooleanSupplier settled, String what)
      throws InterruptedException {
    long end = System.nanoTime() + SETTLE.toNanos();
    while (!settled.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
