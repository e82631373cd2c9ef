package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.Decision;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationStatus;
import dev.attune.avro.Offer;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.ledger.Conservation;
import dev.attune.topology.meter.Meters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Interleavings of answers, withdrawals, erasures and late grants of an older version: in each, a
 * user who is waited for takes consent back or is erased, before, between or after one or two
 * answers to the request. Many users at a time, in an order drawn from a seed. The build runs some
 * thousand; all of them: {@code mvn -pl topology -am verify -Dtest=NONE -Dit.test=RevocationRaceIT
 * -Dinterleavings=100000 -Dsurefire.failIfNoSpecifiedTests=false
 * -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
class RevocationRaceIT {

  private static final int INTERLEAVINGS = Integer.getInteger("interleavings", 5_000);
  private static final int AT_A_TIME = 50;
  private static final long SEED = 20261124;
  private static final Duration LATENCY = Duration.ofSeconds(2);

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en, de], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: unlimited, window: 1d}, cool-down: none}
      scenarios:
        looked-often:
          trigger: {kind: repeated-view, times: 3}
          cool-down: none
          slot: email-main
          channel: email
          deadline: 1d
          products: {from: viewed, limit: 1}
      """;

  private enum Step {
    ANSWER,
    SECOND_ANSWER,
    FAILURE,
    GIVEN_UP,
    WITHDRAWAL,
    ERASURE,
    STALE_GRANT
  }

  private record Event(String user, Step step) {}

  private final Random random = new Random(SEED);
  private final Map<String, GenerationRequest> asked = new HashMap<>();
  private final Set<String> revoked = new HashSet<>();
  private final Set<String> shown = new HashSet<>();
  private final Map<String, Integer> ends = new HashMap<>();
  private int offers;
  private int recalls;
  private int afterRevocation;

  @Test
  void shouldNeverOfferAfterTheOffsetOfARevocationWhateverTheOrder(@TempDir Path stateFolder) {
    // Given
    try (TopologyRig rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, PLAYBOOK)) {
      rig.stock("p1", "40.00");

      // When
      for (int first = 0; first < INTERLEAVINGS; first += AT_A_TIME) {
        interleave(rig, first);
      }

      // Then
      assertThat(afterRevocation).isZero();
      assertThat(shown).isEmpty();
      assertThat(offers).isGreaterThan(INTERLEAVINGS / 10).isEqualTo(recalls);
      assertThat(ends)
          .hasSize(INTERLEAVINGS)
          .allSatisfy((trigger, count) -> assertThat(count).isOne());
      assertThat(rig.gauge(Meters.TRIGGERS_UNACCOUNTED)).isZero();
      assertThat(rig.gauge(Meters.TRIGGERS_WAITING)).isZero();
    }
  }

  private void interleave(TopologyRig rig, int first) {
    Map<String, List<Step>> lanes = new HashMap<>();
    List<Event> events = new ArrayList<>();
    for (int number = first; number < first + AT_A_TIME; number++) {
      String user = "user-" + number;
      for (int view = 0; view < 3; view++) {
        rig.view(user, "p1");
      }
      lanes.put(user, steps());
    }
    rig.newRequests().forEach(request -> asked.put(request.getUserId(), request));
    lanes.forEach((user, steps) -> steps.forEach(step -> events.add(new Event(user, step))));
    Collections.shuffle(events, random);
    for (Event event : events) {
      rig.passUnnoticed(Duration.ofMillis(1));
      play(rig, event);
      look(rig);
    }
    asked.clear();
    // Indexes of what is due would grow with all users there ever were.
    rig.pass(Duration.ofDays(2));
  }

  /** A withdrawal or an erasure at least, and an answer of one kind at least. */
  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(random.nextBoolean() ? Step.WITHDRAWAL : Step.ERASURE);
    steps.add(
        List.of(Step.ANSWER, Step.ANSWER, Step.FAILURE, Step.GIVEN_UP).get(random.nextInt(4)));
    for (Step step : List.of(Step.WITHDRAWAL, Step.ERASURE, Step.SECOND_ANSWER, Step.STALE_GRANT)) {
      if (random.nextInt(3) == 0) {
        steps.add(step);
      }
    }
    return steps;
  }

  private void play(TopologyRig rig, Event event) {
    GenerationRequest request = Objects.requireNonNull(asked.get(event.user()));
    switch (event.step()) {
      case ANSWER, SECOND_ANSWER -> rig.answer(request, LATENCY);
      case FAILURE -> rig.fail(request);
      case GIVEN_UP -> rig.respond(request, GenerationStatus.WITHDRAWN, null, LATENCY);
      case WITHDRAWAL -> {
        say(rig, event.user(), 2, ConsentStatus.DENIED);
        revoked.add(event.user());
      }
      case STALE_GRANT -> say(rig, event.user(), 1, ConsentStatus.GRANTED);
      case ERASURE -> {
        rig.pipe(
            rig.topics().erasures(),
            event.user(),
            new ErasureCommand("c", event.user(), rig.now(), "user"));
        // One tombstone, which names no offer, takes all back.
        recalls += shown.remove(event.user()) ? 1 : 0;
        revoked.add(event.user());
      }
    }
  }

  private void look(TopologyRig rig) {
    for (Offer offer : rig.newOffers()) {
      if (offer == null) {
        continue;
      }
      if (offer.getRecall() != null) {
        recalls++;
        shown.remove(offer.getUserId());
      } else {
        offers++;
        shown.add(offer.getUserId());
        afterRevocation += revoked.contains(offer.getUserId()) ? 1 : 0;
      }
    }
    for (Decision decision : rig.newDecisions()) {
      if (Conservation.isEnd(decision.getOutcome())) {
        ends.merge(decision.getTriggerId(), 1, Integer::sum);
      }
    }
  }

  private static void say(TopologyRig rig, String user, long version, ConsentStatus status) {
    rig.pipe(
        rig.topics().consents(),
        user,
        new ConsentRecord(
            user,
            version,
            rig.now(),
            Map.of("marketing.email", status),
            "test",
            null,
            Map.of(),
            null));
  }
}
