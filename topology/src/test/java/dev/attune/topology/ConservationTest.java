package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Decision;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.Offer;
import dev.attune.schemas.json.RecordJson;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.ledger.DecisionChain;
import dev.attune.topology.meter.Meters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConservationTest {

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en, de], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: 2, window: 1d}, cool-down: none}
      scenarios:
        looked-often:
          trigger: {kind: repeated-view, times: 3}
          cool-down: none
          channel: email
          products: {from: viewed, limit: 1}
      """;

  @TempDir Path stateFolder;
  private TopologyRig rig;

  @BeforeEach
  void open() {
    rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, PLAYBOOK);
    for (int product = 0; product < 5; product++) {
      rig.stock("p" + product, "40.00");
    }
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldBalanceAtEveryMomentWhenTriggersWaitAndEnd() {
    // Given
    viewThrice("ann", "p0");
    assertThat(rig.gauge(Meters.TRIGGERS_WAITING)).isEqualTo(1);
    assertThat(rig.gauge(Meters.TRIGGERS_UNACCOUNTED)).isZero();

    // When
    rig.answer(rig.nextRequest(), Duration.ofSeconds(1));

    // Then
    assertThat(rig.gauge(Meters.TRIGGERS_WAITING)).isZero();
    assertThat(rig.gauge(Meters.TRIGGERS_UNACCOUNTED)).isZero();
  }

  @Test
  void shouldShowTheLossWhenATriggerIsDroppedOnItsWay() {
    // Given
    viewThrice("ann", "p0");
    rig.dropNextOccasion();

    // When
    viewThrice("bob", "p0");

    // Then
    assertThat(rig.newRequests()).hasSize(1);
    assertThat(rig.gauge(Meters.TRIGGERS_UNACCOUNTED)).isEqualTo(1);
  }

  @Test
  void shouldLinkAllThatIsDecidedOnAUserAndTheOffersThatLeave() {
    // Given
    for (int product = 0; product < 5; product++) {
      viewThrice("ann", "p" + product);
      rig.newRequests().forEach(request -> rig.answer(request, Duration.ofSeconds(1)));
    }

    // When
    List<Decision> decisions = rig.newDecisions();
    List<Offer> offers = rig.newOffers();

    // Then
    assertThat(decisions).hasSize(5).allMatch(DecisionChain::isIntact);
    String previous = "";
    Set<String> hashes = new HashSet<>();
    for (Decision decision : decisions) {
      assertThat(decision.getPreviousHash()).isEqualTo(previous);
      previous = decision.getHash();
      if (decision.getOfferHash() != null) {
        hashes.add(decision.getOfferHash());
      }
    }
    assertThat(offers).hasSize(2);
    assertThat(hashes)
        .containsExactlyInAnyOrderElementsOf(
            offers.stream().map(offer -> DecisionChain.hash(RecordJson.toBytes(offer))).toList());
  }

  @Test
  void shouldComeToTheSameBytesWhenTheUsersRecordIsTakenAgain(@TempDir Path other) {
    // Given
    viewThrice("bob", "p1");
    viewThrice("ann", "p0");
    List<GenerationRequest> asked = rig.newRequests();
    asked.forEach(request -> rig.answer(request, Duration.ofSeconds(1)));
    Offer bobs = rig.newOffers().getFirst();

    // When
    try (TopologyRig again = new TopologyRig(other, AnswerTiming.ON_ARRIVAL, PLAYBOOK)) {
      again.stock("p1", "40.00");
      for (int view = 0; view < 3; view++) {
        again.view("bob", "p1");
      }
      GenerationRequest request = again.nextRequest();
      again.passUnnoticed(Duration.ofMillis(3));
      again.answer(request, Duration.ofSeconds(1));

      // Then
      assertThat(request.getPrompt()).isEqualTo(asked.getFirst().getPrompt());
      assertThat(request.getPrompt().getPromptHash())
          .isEqualTo(bobs.getProvenance().getPromptHash());
      assertThat(again.newOffers())
          .singleElement()
          .satisfies(
              offer -> assertThat(RecordJson.toJson(offer)).isEqualTo(RecordJson.toJson(bobs)));
    }
  }

  private void viewThrice(String user, String product) {
    for (int i = 0; i < 3; i++) {
      rig.view(user, product);
    }
  }
}
