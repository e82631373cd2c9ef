package dev.attune.generation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationResponse;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.ModelUse;
import dev.attune.generation.call.CallWatch;
import dev.attune.generation.call.Generator;
import dev.attune.generation.consent.Withdrawal;
import dev.attune.generation.lane.CancelRule;
import dev.attune.generation.lane.LanePolicy;
import dev.attune.generation.lane.Supersession;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Answers, newer requests, withdrawals, queue limits and failures, all at the same moment. */
class ExactlyOneResponseTest {

  private static final int REQUESTS = 1_000;
  private static final int USERS = 40;

  @Property(tries = 15)
  void shouldGiveEachRequestOneResponseInEveryRace(@ForAll long seed) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    Racing generator = new Racing();
    try (DispatcherRig rig = new DispatcherRig(generator, policy(random))) {
      long[] generations = new long[USERS];

      // When
      for (int request = 0; request < REQUESTS; request++) {
        int user = random.nextInt(USERS);
        rig.arrives(
            "u" + user + "/" + ++generations[user],
            next -> next.setSlot("slot-" + random.nextInt(2)));
        rig.pass(Duration.ofMillis(random.nextInt(3)));
        if (random.nextInt(100) == 0) {
          rig.dispatcher.withdrawn(
              new Withdrawal.Consent("u" + user, 1, Set.of("personalization")));
        }
      }
      rig.drain();

      // Then
      assertThat(rig.responses())
          .hasSize(REQUESTS)
          .extracting(GenerationResponse::getRequestId)
          .doesNotHaveDuplicates();
      assertThat(rig.responses())
          .filteredOn(response -> response.getStatus() != GenerationStatus.OK)
          .allSatisfy(response -> assertThat(response.getText()).isNull());
      assertThat(generator.atOnceOfOneUser).hasValue(1);
      assertThat(rig.dispatcher.someWait()).isFalse();
    }
  }

  private static LanePolicy policy(SplittableRandom random) {
    return new LanePolicy(
        request -> Duration.ofHours(1),
        Supersession.END_OLDER,
        CancelRule.of(random.nextBoolean() ? "always" : "0.5"),
        1 + random.nextInt(USERS),
        LanePolicy.AGEING,
        random.nextBoolean() ? Optional.of(Duration.ofMillis(20)) : Optional.empty());
  }

  /** Waits and calls for moments of any length, and ends well, badly, or by the interrupt. */
  private static final class Racing implements Generator {
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final AtomicInteger atOnceOfOneUser = new AtomicInteger();

    @Override
    public GenerationResponse generate(GenerationRequest request, CallWatch watch) {
      AtomicInteger mine = calls.computeIfAbsent(request.getUserId(), user -> new AtomicInteger());
      atOnceOfOneUser.accumulateAndGet(mine.incrementAndGet(), Math::max);
      try {
        return answered(request, watch);
      } finally {
        mine.decrementAndGet();
      }
    }

    private static GenerationResponse answered(GenerationRequest request, CallWatch watch) {
      watch.waiting();
      pause();
      watch.calling(Duration.ofMillis(ThreadLocalRandom.current().nextInt(4)));
      pause();
      if (ThreadLocalRandom.current().nextInt(20) == 0) {
        throw new IllegalStateException("a bug of the generator");
      }
      return new GenerationResponse(
          request.getRequestId(),
          request.getUserId(),
          request.getSlot(),
          request.getGeneration(),
          GenerationStatus.OK,
          null,
          null,
          new ModelUse("test", "racing", Map.of(), 1, 0L, 0, 0, null, 0, 0),
          null);
    }

    private static void pause() {
      long nanos = ThreadLocalRandom.current().nextLong(TimeUnit.MICROSECONDS.toNanos(500));
      LockSupport.parkNanos(nanos);
    }
  }
}
