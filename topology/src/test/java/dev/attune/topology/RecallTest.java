package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.Offer;
import dev.attune.topology.ledger.AnswerTiming;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecallTest {

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en, de], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: unlimited}, cool-down: none}
      scenarios:
        looked-often:
          trigger: {kind: repeated-view, times: 3}
          cool-down: none
          channel: email
          expires-after: 2d
          products: {from: viewed, limit: 1}
      """;

  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path stateFolder;
  private TopologyRig rig;

  @BeforeEach
  void open() {
    rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, PLAYBOOK);
    rig.stock("p1", "40.00");
    rig.stock("p2", "12.50");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldTakeAnOfferBackWithinATickWhenItsPriceChanges() {
    // Given
    Offer offer = offered("ann", "p1");
    offered("bob", "p2");
    rig.passUnnoticed(HOUR);

    // When
    Instant change = rig.now();
    rig.stock("p1", "45.00");
    rig.pass(TICK);

    // Then
    Offer recall = rig.newOffers().getFirst();
    assertThat(recall.getOfferId()).isEqualTo(offer.getOfferId());
    assertThat(recall.getGeneration()).isEqualTo(offer.getGeneration());
    assertThat(recall.getExpiresAt()).isEqualTo(change);
    assertThat(recall.getHeadline()).isEmpty();
    assertThat(recall.getRecall().getReason())
        .satisfies(reason -> {
          assertThat(reason.getRule()).isEqualTo("facts.price");
          assertThat(reason.getActual()).isEqualTo("45");
          assertThat(reason.getRequired()).isEqualTo("40");
        });
    assertThat(rig.newDecisions())
        .extracting(Decision::getOutcome)
        .containsExactly(DecisionOutcome.RECALLED);
    assertThat(rig.requestsOf("ann").getPublished()).isEmpty();
    assertThat(rig.requestsOf("bob").getPublished()).hasSize(1);
  }

  @Test
  void shouldTakeItBackWhenNothingIsLeftInStock() {
    // Given
    offered("ann", "p1");
    rig.passUnnoticed(HOUR);

    // When
    rig.stock("p1", "40.00", 0, rig.now());
    rig.pass(TICK);

    // Then
    assertThat(rig.newOffers())
        .singleElement()
        .extracting(recall -> recall.getRecall().getReason().getRule())
        .isEqualTo("facts.stock");
  }

  @Test
  void shouldWaitForTheMomentWhenAPriceChangesLater() {
    // Given
    offered("ann", "p1");
    Instant tomorrow = rig.now().plus(Duration.ofDays(1));
    rig.stock("p1", "45.00", 10, tomorrow);
    rig.pass(HOUR);
    assertThat(rig.newOffers()).isEmpty();

    // When
    rig.pass(Duration.ofDays(1));

    // Then
    assertThat(rig.newOffers())
        .singleElement()
        .extracting(recall -> recall.getRecall().getAt())
        .isEqualTo(tomorrow);
  }

  @Test
  void shouldLeaveItWhenTheChangeComesAfterItsEnd() {
    // Given
    offered("ann", "p1");
    rig.pass(Duration.ofDays(3));

    // When
    rig.stock("p1", "45.00");
    rig.pass(TICK);

    // Then
    assertThat(rig.newOffers()).isEmpty();
    assertThat(rig.requestsOf("ann").getPublished()).isEmpty();
  }

  @Test
  void shouldLeaveTheOlderOfASlotWhenANewerTookItsPlace() {
    // Given
    offered("ann", "p1");
    rig.passUnnoticed(HOUR);
    offered("ann", "p2");
    rig.passUnnoticed(HOUR);

    // When
    rig.stock("p1", "45.00");
    rig.pass(TICK);

    // Then
    assertThat(rig.newOffers()).isEmpty();
  }

  @Test
  void shouldTakeItBackWhenTheUserWithdrawsConsent() {
    // Given
    Offer offer = offered("ann", "p1");

    // When
    rig.pipe(
        rig.topics().consents(),
        "ann",
        new ConsentRecord(
            "ann",
            1L,
            rig.now(),
            Map.of("marketing.email", ConsentStatus.DENIED),
            "test",
            null,
            Map.of(),
            null));

    // Then
    assertThat(rig.newOffers())
        .singleElement()
        .satisfies(recall -> {
          assertThat(recall.getOfferId()).isEqualTo(offer.getOfferId());
          assertThat(recall.getRecall().getReason().getRule()).isEqualTo("consent.marketing.email");
        });
  }

  @Test
  void shouldTakeAllBackWhenTheUserIsErased() {
    // Given
    offered("ann", "p1");

    // When
    rig.pipe(rig.topics().erasures(), "ann", new ErasureCommand("c1", "ann", rig.now(), "user"));

    // Then
    assertThat(rig.newOffers()).as("one tombstone for all of them").hasSize(1).containsOnlyNulls();
    assertThat(rig.requestsOf("ann").getPublished()).isEmpty();
  }

  @Test
  void shouldTakeItBackAsOfTheChangeWhenTheAnswerWasGivenBeforeAndCameAfter(@TempDir Path other) {
    // Given
    try (TopologyRig replay = new TopologyRig(other, AnswerTiming.AS_RECORDED, PLAYBOOK)) {
      replay.stock("p1", "40.00");
      for (int i = 0; i < 3; i++) {
        replay.view("ann", "p1");
      }
      GenerationRequest request = replay.nextRequest();
      replay.passUnnoticed(HOUR);
      Instant change = replay.now();
      replay.stock("p1", "45.00");

      // When: the answer was given before the change and comes after it
      replay.answer(request, Duration.ofSeconds(2));
      replay.pass(TICK);

      // Then
      List<Offer> all = replay.newOffers();
      assertThat(all).hasSize(2);
      assertThat(all.getLast().getRecall().getAt()).isEqualTo(change);
    }
  }

  private Offer offered(String user, String product) {
    for (int i = 0; i < 3; i++) {
      rig.view(user, product);
    }
    rig.answer(rig.nextRequest(), Duration.ofSeconds(1));
    rig.newDecisions();
    return rig.newOffers().getFirst();
  }
}
