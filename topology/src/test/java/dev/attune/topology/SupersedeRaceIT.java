package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.Offer;
import dev.attune.topology.ledger.AnswerTiming;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Races between a newer behaviour and an answer to the older one. In each, a user who is waited for
 * looks at something else; the answer to the first request comes before, between or after those
 * looks, or twice; the answer to the second comes when it may. Many users at a time, in an order
 * drawn from a seed.
 */
class SupersedeRaceIT {

  private static final int RACES = 10_000;
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
          products: {from: viewed, limit: 3}
      """;

  private final Random random = new Random(SEED);
  private final Map<String, List<GenerationRequest>> asked = new HashMap<>();
  private final Map<String, Integer> ends = new HashMap<>();
  private int offers;
  private int stale;
  private int superseded;

  @Test
  void shouldNeverOfferAStaleTextWhenAnswersRaceWithNewerBehaviour(@TempDir Path stateFolder) {
    // Given
    try (TopologyRig rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, PLAYBOOK)) {
      rig.stock("p1", "40.00");
      rig.stock("p2", "12.50");

      // When
      for (int first = 0; first < RACES; first += AT_A_TIME) {
        race(rig, first);
      }
    }

    // Then
    assertThat(stale).isZero();
    assertThat(asked).hasSize(RACES).allSatisfy((user, all) -> assertThat(all).hasSize(2));
    assertThat(ends).hasSize(2 * RACES).allSatisfy((id, count) -> assertThat(count).isOne());
    assertThat(superseded).isBetween(RACES / 10, RACES / 2);
    assertThat(offers).isEqualTo(2 * RACES - superseded);
  }

  private void race(TopologyRig rig, int first) {
    List<Racer> running = new ArrayList<>();
    for (int number = first; number < first + AT_A_TIME; number++) {
      running.add(new Racer("user-" + number));
    }
    while (!running.isEmpty()) {
      Racer racer = running.get(random.nextInt(running.size()));
      racer.steps.removeFirst().run(rig, racer.user);
      look(rig);
      running.removeIf(each -> each.steps.isEmpty());
    }
  }

  /** An offer must be the answer to what was asked last at the moment at which it comes out. */
  private void look(TopologyRig rig) {
    for (GenerationRequest request : rig.newRequests()) {
      askedOf(request.getUserId()).add(request);
    }
    for (Offer offer : rig.newOffers()) {
      offers++;
      String newest = askedOf(offer.getUserId()).getLast().getRequestId();
      stale += newest.equals(offer.getOfferId()) ? 0 : 1;
    }
    for (Decision decision : rig.newDecisions()) {
      if (decision.getOutcome() != DecisionOutcome.DISCARDED) {
        ends.merge(decision.getTriggerId(), 1, Integer::sum);
      }
      superseded += decision.getOutcome() == DecisionOutcome.SUPERSEDED ? 1 : 0;
    }
  }

  private List<GenerationRequest> askedOf(String user) {
    return asked.computeIfAbsent(user, who -> new ArrayList<>());
  }

  private interface Step {
    void run(TopologyRig rig, String user);
  }

  private final class Racer {

    private final String user;
    private final List<Step> steps = new ArrayList<>();

    Racer(String user) {
      this.user = user;
      for (int look = 0; look < 3; look++) {
        steps.add((rig, who) -> rig.view(who, "p2"));
      }
      int answers = 1 + random.nextInt(2);
      for (int answer = 0; answer < answers; answer++) {
        steps.add(random.nextInt(steps.size() + 1), (rig, who) -> answer(rig, who, 0));
      }
      for (int look = 0; look < 3; look++) {
        steps.addFirst((rig, who) -> rig.view(who, "p1"));
      }
      steps.add((rig, who) -> answer(rig, who, 1));
    }

    private void answer(TopologyRig rig, String who, int request) {
      rig.answer(askedOf(who).get(request), LATENCY);
    }
  }
}
