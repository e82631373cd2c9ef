package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.DeadLetter;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.ErasureAcknowledgement;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.Offer;
import dev.attune.avro.Profile;
import dev.attune.avro.ViewedProduct;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.meter.Meters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A visitor turns out to be a user whom the shop knows. */
class MergedUserTest {

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
        left-behind:
          trigger: {kind: cart-abandoned, after: 30m}
          cool-down: none
          channel: push
          products: {from: cart, limit: 1}
      """;

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
  void shouldAskForAnOfferOnWhatWasSeenBeforeAndAfterTheLogin() {
    // Given
    rig.view("visitor", "p1");
    rig.view("visitor", "p1");
    rig.identify("ann", "visitor");

    // When
    rig.view("ann", "p1");

    // Then
    GenerationRequest request = rig.nextRequest();
    assertThat(request.getUserId()).isEqualTo("ann");
    assertThat(request.getBrief().getTrigger().getFacts()).containsEntry("views", "3");
    assertThat(rig.newRequests()).isEmpty();
    assertThat(rig.profile("ann").getActivity().getViews()).as("her own").isEqualTo(1);
    assertThat(rig.seen("ann").getActivity().getViews()).isEqualTo(3);
  }

  @Test
  void shouldFireTimersOfTheVisitorForTheUserOnly() {
    // Given
    rig.addToCart("visitor", "p1");
    rig.identify("ann", "visitor");

    // When
    rig.pass(Duration.ofMinutes(31));

    // Then
    assertThat(rig.newRequests()).extracting(GenerationRequest::getUserId).containsExactly("ann");
  }

  @Test
  void shouldCountWhatStillComesUnderTheOldId() {
    // Given
    rig.identify("ann", "visitor");

    // When
    rig.view("visitor", "p1");
    rig.view("visitor", "p1");
    rig.view("visitor", "p1");

    // Then
    assertThat(rig.seen("ann").getActivity().getViews()).isEqualTo(3);
    assertThat(rig.newRequests()).as("the visitor asks for nothing more").isEmpty();
  }

  @Test
  void shouldEndWhatTheVisitorAskedForAndTakeBackWhatWasOffered() {
    // Given
    for (int i = 0; i < 3; i++) {
      rig.view("visitor", "p1");
    }
    rig.answer(rig.nextRequest(), Duration.ofSeconds(1));
    Offer offer = rig.newOffers().getFirst();
    rig.addToCart("visitor", "p2");
    rig.pass(Duration.ofMinutes(31));
    GenerationRequest open = rig.nextRequest();
    rig.newDecisions();

    // When
    rig.identify("ann", "visitor");

    // Then
    assertThat(rig.newDecisions())
        .allSatisfy(decision -> assertThat(decision.getReason().getRule()).isEqualTo("identity"))
        .extracting(Decision::getRequestId, Decision::getOutcome)
        .contains(
            org.assertj.core.groups.Tuple.tuple(open.getRequestId(), DecisionOutcome.SUPERSEDED),
            org.assertj.core.groups.Tuple.tuple(offer.getOfferId(), DecisionOutcome.RECALLED));
    assertThat(rig.newOffers())
        .singleElement()
        .satisfies(recall -> {
          assertThat(recall.getOfferId()).isEqualTo(offer.getOfferId());
          assertThat(recall.getRecall()).isNotNull();
        });
    assertThat(rig.gauge(Meters.TRIGGERS_UNACCOUNTED)).isZero();
  }

  @Test
  void shouldForgetTheVisitorWhenTheUserIsForgotten() {
    // Given
    rig.view("visitor", "p1");
    rig.view("older", "p1");
    rig.identify("visitor", "older");
    rig.identify("ann", "visitor");

    // When
    rig.pipe(rig.topics().erasures(), "ann", new ErasureCommand("c1", "ann", rig.now(), "user"));

    // Then
    assertThat(List.of("ann", "visitor", "older"))
        .noneMatch(rig::knows)
        .noneMatch(rig::hasIdentity);
    assertThat(rig.newAcknowledgements())
        .extracting(ErasureAcknowledgement::getCommandId)
        .contains("c1")
        .doesNotHaveDuplicates()
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void shouldTakeBackWhatTheVisitorDidWhenTheVisitorAloneIsForgotten() {
    // Given
    rig.view("visitor", "p1");
    rig.identify("ann", "visitor");

    // When
    rig.pipe(
        rig.topics().erasures(), "visitor", new ErasureCommand("c1", "visitor", rig.now(), "user"));

    // Then
    assertThat(rig.knows("visitor")).isFalse();
    assertThat(rig.seen("ann").getActivity().getViews()).isZero();
  }

  @Test
  void shouldTakeBackWhatTheVisitorDidWhenTheVisitorWithdrawsConsent() {
    // Given
    rig.view("visitor", "p1");
    rig.identify("ann", "visitor");
    long before = rig.seen("ann").getActivity().getViews();

    // When
    rig.pipe(
        rig.topics().consents(),
        "visitor",
        new ConsentRecord(
            "visitor",
            1L,
            rig.now(),
            Map.of("personalization", ConsentStatus.DENIED),
            "test",
            null,
            Map.of(),
            null));

    // Then
    assertThat(before).isEqualTo(1);
    assertThat(rig.seen("ann").getActivity().getViews()).isZero();
  }

  @Test
  void shouldGiveADeadLetterWhenAUserHasTooManyIds() {
    // Given
    rig.view("ann", "p1");

    // When
    for (int i = 10; i < 30; i++) {
      rig.view("visitor-" + i, "p1");
      rig.identify("ann", "visitor-" + i);
    }

    // Then
    assertThat(rig.seen("ann").getActivity().getViews()).isEqualTo(16);
    assertThat(rig.newDeadLetters())
        .extracting(DeadLetter::getCause)
        .isNotEmpty()
        .containsOnly("too-many-ids");
  }

  /** What happened, told in every order; times of events stay what they are. */
  @Test
  void shouldKnowTheSameWhateverTheOrderInWhichThreeAreMerged(@TempDir Path folder) {
    // Given
    Instant start = TopologyRig.START;
    List<Thing> things = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String user = List.of("a", "b", "c").get(i % 3);
      String product = "p" + (1 + i % 2);
      String id = "x" + i;
      Instant at = start.plusSeconds(i);
      things.add(on -> on.click(user, dev.attune.avro.ClickType.PRODUCT_VIEWED, product, id, at));
    }
    things.add(on -> on.identify("b", "a", start.plusSeconds(20)));
    things.add(on -> on.identify("c", "b", start.plusSeconds(21)));
    // A claim that is later than the other: it does not hold, whenever it comes.
    things.add(on -> on.identify("z", "a", start.plusSeconds(22)));
    List<Map<String, Object>> results = new ArrayList<>();

    // When
    for (int order = 0; order < 25; order++) {
      Collections.shuffle(things, new Random(order));
      try (TopologyRig each =
          new TopologyRig(folder.resolve("o" + order), AnswerTiming.ON_ARRIVAL, PLAYBOOK)) {
        each.passUnnoticed(Duration.ofMinutes(1));
        things.forEach(thing -> thing.happens(each));
        results.add(facts(each.seen("c")));
        assertThat(each.seen("z").getActivity().getViews()).isZero();
      }
    }

    // Then
    assertThat(results.getFirst()).containsEntry("views", 12L);
    assertThat(results).containsOnly(results.getFirst());
  }

  private interface Thing {
    void happens(TopologyRig rig);
  }

  /** Without the times of arrival, which differ. */
  private static Map<String, Object> facts(Profile profile) {
    return Map.of(
        "events",
        profile.getActivity().getEvents(),
        "views",
        profile.getActivity().getViews(),
        "first",
        profile.getActivity().getFirstSeenAt(),
        "last",
        profile.getActivity().getLastSeenAt(),
        "products",
        profile.getViews().stream()
            .collect(
                Collectors.toMap(
                    view -> view.getProduct().getProductId(), ViewedProduct::getTimes)));
  }
}
