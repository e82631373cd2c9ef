package dev.attune.generation.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.OfferText;
import dev.attune.generation.Requests;
import dev.attune.generation.admit.AdmissionLimits;
import dev.attune.generation.admit.SimulatedPace;
import dev.attune.generation.budget.Purse;
import dev.attune.generation.budget.Reservation;
import dev.attune.generation.budget.UnlimitedPurse;
import dev.attune.generation.model.Draft;
import dev.attune.generation.model.ModelException;
import dev.attune.generation.model.PermanentModelException;
import dev.attune.generation.model.TransientModelException;
import dev.attune.generation.model.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a simulated time: hours pass at once, and who waits for whom is the real thing. */
@Timeout(60)
class RetryLoopTest {

  private static final Duration LEFT = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofSeconds(1);
  private static final AdmissionLimits OPEN = AdmissionLimits.none();
  private static final OfferText TEXT = new OfferText("A mug", "It is blue.", "See it");

  private final SimulatedPace pace = new SimulatedPace();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Random random = new Random(7);
  private Purse purse = new UnlimitedPurse();
  private Duration left = LEFT;

  @ParameterizedTest
  @CsvSource({
    // failure, calls of the only model, calls of the first of two, and of the second
    "RATE_LIMITED, 3, 1, 1",
    "TIMED_OUT, 3, 1, 1",
    "SERVER_FAULT, 3, 1, 1",
    "UNREACHABLE, 3, 1, 1",
    "GARBLED, 3, 1, 1",
    "INTERRUPTED, 1, 1, 0",
    "UNAUTHORISED, 1, 1, 1",
    "MONEY_GONE, 1, 1, 1",
    "NOT_FOUND, 1, 1, 1",
    "TOO_LARGE, 1, 1, 0",
    "BAD_REQUEST, 1, 1, 0"
  })
  void shouldRepeatGoElsewhereOrEndByTheKindOfFailure(
      String kind, int alone, int first, int second) {
    // Given
    Provider only = failing("only", kind);
    Provider primary = failing("primary", kind);
    Provider backup = provider("backup", RetryLoopTest::written);

    // When
    GenerationResponse ofOne = generate(only.behind(OPEN));
    GenerationResponse ofTwo = generate(primary.behind(OPEN), backup.behind(OPEN));

    // Then
    assertThat(only.calls()).hasSize(alone);
    assertThat(ofOne.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(ofOne.getDetail()).startsWith(kind);
    assertThat(ofOne.getUse().getAttempts()).isEqualTo(alone);
    assertThat(primary.calls()).hasSize(first);
    assertThat(backup.calls()).hasSize(second);
    assertThat(ofTwo.getStatus())
        .isEqualTo(second == 1 ? GenerationStatus.OK : GenerationStatus.PROVIDER_ERROR);
    assertThat(ofTwo.getUse().getAttempts()).isEqualTo(first + second);
  }

  @Test
  void shouldEndWhenTheModelRefusesOrWritesNoOffer() {
    // Given
    Provider refusing = provider("a", () -> new Draft.Refused("no", Usage.oneCall(1, 1)));
    Provider babbling = provider("b", () -> new Draft.Invalid("what", Usage.oneCall(1, 1)));
    Provider backup = provider("backup", RetryLoopTest::written);

    // When
    GenerationResponse refused = generate(refusing.behind(OPEN), backup.behind(OPEN));
    GenerationResponse invalid = generate(babbling.behind(OPEN), backup.behind(OPEN));

    // Then
    assertThat(refused.getStatus()).isEqualTo(GenerationStatus.REFUSED);
    assertThat(invalid.getStatus()).isEqualTo(GenerationStatus.INVALID);
    assertThat(backup.calls()).isEmpty();
  }

  @Test
  void shouldGoToTheNextModelAtOnceAndComeBackAfterAPause() {
    // Given
    Provider primary = script("primary", failure("SERVER_FAULT"), RetryLoopTest::written);
    Provider backup = failing("backup", "SERVER_FAULT");

    // When
    GenerationResponse response = generate(primary.behind(OPEN), backup.behind(OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(response.getUse().getModel()).isEqualTo("primary");
    assertThat(response.getUse().getAttempts()).isEqualTo(3);
    assertThat(backup.calls()).containsExactly(CALL.toNanos());
    assertThat(registry.get("attune.generation.failovers").tag("model", "backup").counter().count())
        .isEqualTo(1);
  }

  @Test
  void shouldWaitAsLongAsTheProviderAsks() {
    // Given
    Provider primary =
        script(
            "primary",
            () -> {
              throw limited(Duration.ofSeconds(7));
            },
            RetryLoopTest::written);

    // When
    GenerationResponse response = generate(primary.behind(OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(primary.calls().getLast()).isGreaterThanOrEqualTo(8_000_000_000L);
    assertThat(response.getUse().getLatencyMillis()).isEqualTo(pace.elapsed().toMillis());
    assertThat(registry.get("attune.generation.retries").counter().count()).isEqualTo(1);
  }

  @Test
  void shouldNotWaitAtAllWhenThePauseWouldPassTheDeadline() {
    // Given
    Provider primary =
        provider(
            "primary",
            () -> {
              throw limited(Duration.ofMinutes(2));
            });

    // When
    GenerationResponse response = generate(primary.behind(OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(response.getDetail()).startsWith("RATE_LIMITED");
    assertThat(pace.elapsed()).isEqualTo(CALL);
  }

  @Test
  void shouldNameTheBreakerWhenTheAccountIsEmpty() {
    // Given
    Provider primary = failing("primary", "MONEY_GONE");
    ChainedModel model = primary.behind(limits(AdmissionLimits.UNLIMITED, 10, 10));
    GenerationResponse first = generate(model);

    // When
    GenerationResponse second = generate(model);

    // Then
    assertThat(first.getDetail()).startsWith("MONEY_GONE");
    assertThat(second.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(second.getDetail()).isEqualTo("primary: breaker open until 2026-11-20T11:00:01Z");
    assertThat(second.getUse().getAttempts()).isZero();
    assertThat(primary.calls()).hasSize(1);
  }

  @Test
  void shouldExpireWhenNoPlaceIsFreeUntilTheDeadline() {
    // Given
    Provider slow = new Provider("slow", pace, Duration.ofMinutes(5), RetryLoopTest::written);
    ChainedModel model = slow.behind(limits(AdmissionLimits.UNLIMITED, 1, 1));
    List<GenerationResponse> responses = Collections.synchronizedList(new ArrayList<>());

    // When
    generateMany(2, responses, model);

    // Then
    assertThat(slow.calls()).hasSize(1);
    assertThat(responses.getFirst().getStatus()).isEqualTo(GenerationStatus.EXPIRED);
    assertThat(responses.getFirst().getDetail())
        .isEqualTo("waited for the concurrency of slow until it was too late");
  }

  @Test
  void shouldSpillOverToTheNextModelWhenTheFirstHasNoPlace() {
    // Given
    Provider primary = new Provider("primary", pace, LEFT, RetryLoopTest::written);
    Provider backup = provider("backup", RetryLoopTest::written);
    List<GenerationResponse> responses = Collections.synchronizedList(new ArrayList<>());

    // When
    generateMany(
        3, responses, primary.behind(limits(AdmissionLimits.UNLIMITED, 1, 1)), backup.behind(OPEN));

    // Then
    assertThat(primary.calls()).hasSize(1);
    assertThat(backup.calls()).containsExactly(500_000_000L, 500_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"OVER_BUDGET, OVER_BUDGET", "NOT_WORTH, NOT_WORTH"})
  void shouldSayWhyWhenThereIsNoMoney(Reservation.Cause cause, GenerationStatus status) {
    // Given
    purse = (request, model) -> new Reservation.Denied(cause, "the day's budget is used up");
    Provider primary = provider("primary", RetryLoopTest::written);

    // When
    GenerationResponse response = generate(primary.behind(OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getDetail()).isEqualTo("the day's budget is used up");
    assertThat(primary.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RATE_LIMITED, 0, 3", "TIMED_OUT, 3, 0", "UNREACHABLE, 3, 0", "BAD_REQUEST, 0, 1"})
  void shouldSettleWhatMayBeBilledAndReleaseTheRest(String kind, int settled, int released) {
    // Given
    CountingPurse counting = new CountingPurse();
    purse = counting;

    // When
    GenerationResponse response = generate(failing("primary", kind).behind(OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(counting.settled).hasValue(settled);
    assertThat(counting.released).hasValue(released);
  }

  @Test
  void shouldReleaseTheMoneyWhenNoCallWasMade() {
    // Given
    CountingPurse counting = new CountingPurse();
    purse = counting;
    Provider slow = new Provider("slow", pace, Duration.ofMinutes(5), RetryLoopTest::written);

    // When
    generateMany(4, new ArrayList<>(), slow.behind(limits(AdmissionLimits.UNLIMITED, 1, 1)));

    // Then
    assertThat(counting.settled).hasValue(1);
    assertThat(counting.released).hasValue(3);
  }

  @Test
  void shouldTellWhenMoneyFlowsAndEndWhenInterruptedBetweenCalls() throws Exception {
    // Given
    Provider primary =
        provider(
            "primary",
            () -> {
              throw limited(Duration.ofSeconds(10));
            });
    ModelGenerator generator = generator(primary.behind(OPEN));
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    List<GenerationResponse> responses = Collections.synchronizedList(new ArrayList<>());
    Thread answering =
        pace.start(() ->
            responses.add(generator.generate(Requests.simple().build(), new Listener(heard))));
    pace.pass(CALL.plusSeconds(5));

    // When
    answering.interrupt();
    answering.join();
    pace.awaitAll();

    // Then
    assertThat(heard).containsExactly("waiting", "calling", "waiting");
    assertThat(pace.elapsed()).isEqualTo(CALL.plusSeconds(5));
    assertThat(responses.getFirst().getStatus()).isEqualTo(GenerationStatus.PROVIDER_ERROR);
    assertThat(responses.getFirst().getDetail()).startsWith("INTERRUPTED");
    assertThat(responses.getFirst().getUse().getAttempts()).isEqualTo(1);
  }

  @Test
  void shouldAskAgainWhenMoneyIsOnItsWay() {
    // Given
    AtomicInteger asked = new AtomicInteger();
    purse =
        (request, model) ->
            asked.incrementAndGet() < 4
                ? new Reservation.Denied(Reservation.Cause.AWAITING_MONEY, "a lease is on its way")
                : new UnlimitedPurse().reserve(request, model);

    // When
    GenerationResponse response =
        generate(provider("primary", RetryLoopTest::written).behind(OPEN));

    // Then
    assertThat(response.getStatus()).isEqualTo(GenerationStatus.OK);
    assertThat(pace.elapsed()).isEqualTo(CALL.plusMillis(600));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 600, 3000})
  void shouldCallNoMoreThanATenthAboveTheLimitWhenAllIsRefusedForAMinute(int perMinute) {
    // Given
    left = Duration.ofSeconds(20);
    Provider primary =
        new Provider(
            "primary",
            pace,
            Duration.ofMillis(50),
            () -> {
              throw limited(Duration.ZERO);
            });
    ModelGenerator generator = generator(primary.behind(limits(perMinute, 4, 500)));

    // When
    for (int second = 0; second < 60; second++) {
      for (int i = 0; i < 100; i++) {
        pace.start(() -> generator.generate(Requests.simple().build()));
      }
      pace.pass(Duration.ofSeconds(1));
    }
    long calls = primary.calls().size();
    pace.awaitAll();

    // Then
    assertThat(calls).isPositive().isLessThanOrEqualTo((long) (perMinute * 1.1) + 1);
  }

  @Test
  void shouldHoldItsPromisesWhateverTheProvidersDo() {
    for (int seed = 0; seed < 300; seed++) {
      // Given
      Random chaos = new Random(seed);
      left = Duration.ofMillis(chaos.nextLong(1, 60_000));
      List<ChainedModel> chain = new ArrayList<>();
      List<Provider> providers = new ArrayList<>();
      List<long[]> pauses = new ArrayList<>();
      for (int i = 0; i < 1 + chaos.nextInt(3); i++) {
        providers.add(erratic("m" + i, chaos, pauses));
        chain.add(
            providers.getLast().behind(limits(60 + chaos.nextInt(6000), 1, 1 + chaos.nextInt(9))));
      }
      ModelGenerator generator = generator(chain.toArray(ChainedModel[]::new));
      long start = pace.nanos();

      // When
      GenerationResponse response = generator.generate(Requests.simple().build());

      // Then
      long end = pace.nanos();
      int calls = providers.stream().mapToInt(provider -> provider.calls().size()).sum();
      assertThat(calls).as("seed %d", seed).isBetween(0, 3);
      assertThat(response.getUse().getAttempts()).as("seed %d", seed).isEqualTo(calls);
      for (Provider provider : providers) {
        assertThat(provider.calls())
            .as("seed %d", seed)
            .allMatch(call -> call < start + left.toNanos());
      }
      for (long[] pause : pauses) {
        int of = (int) pause[0];
        assertThat(providers.get(of).calls())
            .as("seed %d", seed)
            .noneMatch(call -> call > pause[1] && call < pause[2]);
      }
      assertThat(end - start)
          .as("seed %d", seed)
          .isLessThanOrEqualTo(left.toNanos() + Duration.ofSeconds(3).toNanos());
    }
  }

  /** Takes up to three seconds, and then anything, often with a wish to be left alone. */
  private Provider erratic(String name, Random chaos, List<long[]> pauses) {
    int index = Integer.parseInt(name.substring(1));
    return new Provider(
        name,
        pace,
        Duration.ofMillis(chaos.nextInt(3000)),
        () -> {
          Duration alone = Duration.ofMillis(chaos.nextInt(3) * chaos.nextLong(10_000));
          pauses.add(new long[] {index, pace.nanos(), pace.nanos() + alone.toNanos()});
          return switch (chaos.nextInt(6)) {
            case 0, 1 -> throw limited(alone);
            case 2 ->
                throw new TransientModelException(
                    TransientModelException.Reason.SERVER_FAULT, "503", alone, new Exception());
            case 3 ->
                throw new PermanentModelException(
                    PermanentModelException.Reason.MONEY_GONE, "402", alone, new Exception());
            case 4 ->
                throw new TransientModelException(
                    TransientModelException.Reason.UNREACHABLE, "reset", alone, new Exception());
            default -> written();
          };
        });
  }

  private static AdmissionLimits limits(long requestsPerMinute, int least, int most) {
    return new AdmissionLimits(
        requestsPerMinute, AdmissionLimits.UNLIMITED, least, most, true, Duration.ofHours(1));
  }

  private ModelGenerator generator(ChainedModel... chain) {
    Duration time = left;
    return new ModelGenerator(
        List.of(chain),
        (request, model) -> purse.reserve(request, model),
        request -> time,
        pace,
        Backoff.usual(random),
        new CallMeters(registry));
  }

  private GenerationResponse generate(ChainedModel... chain) {
    return generator(chain).generate(Requests.simple().build());
  }

  private void generateMany(int count, List<GenerationResponse> responses, ChainedModel... chain) {
    ModelGenerator generator = generator(chain);
    for (int i = 0; i < count; i++) {
      pace.start(() -> responses.add(generator.generate(Requests.simple().build())));
    }
    pace.awaitAll();
  }

  private Provider provider(String name, Supplier<Draft> script) {
    return new Provider(name, pace, CALL, script);
  }

  private Provider failing(String name, String kind) {
    return provider(name, failure(kind));
  }

  private Provider script(String name, Supplier<Draft> first, Supplier<Draft> second) {
    Queue<Supplier<Draft>> left = new ArrayDeque<>(List.of(first, second));
    return provider(name, () -> left.remove().get());
  }

  private static Supplier<Draft> failure(String kind) {
    return () -> {
      throw exception(kind);
    };
  }

  private static ModelException exception(String kind) {
    for (TransientModelException.Reason reason : TransientModelException.Reason.values()) {
      if (reason.name().equals(kind)) {
        return new TransientModelException(reason, "no", new Exception());
      }
    }
    return new PermanentModelException(
        PermanentModelException.Reason.valueOf(kind), "no", new Exception());
  }

  private static TransientModelException limited(Duration retryAfter) {
    return new TransientModelException(
        TransientModelException.Reason.RATE_LIMITED, "429", retryAfter, new Exception());
  }

  private static Draft written() {
    return new Draft.Written(TEXT, Usage.oneCall(11, 13));
  }

  private record Listener(List<String> heard) implements CallWatch {

    @Override
    public Duration waited() {
      return Duration.ZERO;
    }

    @Override
    public void waiting() {
      heard.add("waiting");
    }

    @Override
    public void calling(Duration typical) {
      heard.add("calling");
    }
  }

  /** Grants all and counts what became of it. */
  private static final class CountingPurse implements Purse {
    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();

    @Override
    public Reservation reserve(
        dev.attune.avro.GenerationRequest request,
        dev.attune.generation.model.ModelIdentity model) {
      return new Reservation.Granted() {
        @Override
        public BigDecimal maximumUsd() {
          return BigDecimal.ONE;
        }

        @Override
        public Usage settle(Usage usage) {
          settled.incrementAndGet();
          return usage;
        }

        @Override
        public void release() {
          released.incrementAndGet();
        }
      };
    }
  }
}
