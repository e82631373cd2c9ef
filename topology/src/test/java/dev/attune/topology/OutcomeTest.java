package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.ArmState;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.EventHeader;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.Offer;
import dev.attune.avro.OutcomeEvent;
import dev.attune.avro.OutcomeType;
import dev.attune.avro.PurchaseEvent;
import dev.attune.avro.PurchaseType;
import dev.attune.avro.Reward;
import dev.attune.avro.RewardUnit;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.meter.Meters;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en, de], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: unlimited}, cool-down: none}
      experiments:
        tone:
          arms:
            warm: {weight: 50, tone: warm and caring}
            brisk: {weight: 50, tone: short and brisk}
      attribution: {window: 2d, late: 1h, refunds: 10d, click: 0.5, order: 1, value: 0.1, dismissal: 0.25, unsubscribe: 3}
      scenarios:
        looked-often:
          trigger: {kind: repeated-view, times: 3}
          cool-down: none
          channel: email
          experiment: tone
          products: {from: viewed, limit: 1}
          fallback:
            en: {headline: Look again, body: It is still here., call-to-action: Look}
            de: {headline: Noch einmal, body: Er ist noch da., call-to-action: Ansehen}
      """;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path stateFolder;
  private @Nullable TopologyRig open;
  private int events;

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }

  @Test
  void shouldCountAnOfferWhenItIsSeenAndNotBefore() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    offered(rig, "ann", "p1");
    Offer seen = offered(rig, "bob", "p2");

    // When
    done(rig, seen, OutcomeType.SHOWN);
    Instant shownAt = rig.now();
    rig.pass(DAY.multipliedBy(3));

    // Then
    assertThat(ofOffers(rig.newRewards()))
        .singleElement()
        .satisfies(reward -> {
          assertThat(reward.getRewardId()).isEqualTo(seen.getOfferId());
          assertThat(reward.getStartedAt()).isEqualTo(shownAt);
          assertThat(reward.getClosesAt()).isEqualTo(shownAt.plus(DAY.multipliedBy(2)).plus(HOUR));
          assertThat(reward.getReward()).isEqualByComparingTo("0");
          assertThat(reward.getAssignment()).isEqualTo(seen.getAssignment());
        });
  }

  @Test
  void shouldAddUpWhatWasDoneByThePlaybook() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    Offer offer = offered(rig, "ann", "p1");

    // When
    done(rig, offer, OutcomeType.CLICKED);
    order(rig, "ann", "o1", "40.00");
    done(rig, offer, OutcomeType.UNSUBSCRIBED);

    // Then
    List<Reward> told = ofOffers(rig.newRewards());
    assertThat(told)
        .extracting(reward -> reward.getReward().toPlainString())
        .containsExactly("0.5000", "5.5000", "2.5000");
    assertThat(told)
        .extracting(Reward::getPrevious)
        .containsExactly(null, new BigDecimal("0.5000"), new BigDecimal("5.5000"));
    assertThat(told.getLast().getLastTouch().getValue()).isEqualByComparingTo("40");
  }

  @Test
  void shouldPutAnOrderDownToTheOfferThatWasSeenLast() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    Offer first = offered(rig, "ann", "p1");
    Offer second = offered(rig, "ann", "p2");
    done(rig, first, OutcomeType.SHOWN);
    rig.passUnnoticed(HOUR);
    done(rig, second, OutcomeType.SHOWN);

    // When
    order(rig, "ann", "o1", "40.00");
    rig.pass(DAY.multipliedBy(3));

    // Then
    List<Reward> told = ofOffers(rig.newRewards());
    assertThat(newest(told, second.getOfferId()))
        .satisfies(reward -> {
          assertThat(reward.getReward()).isEqualByComparingTo("5");
          assertThat(reward.getLastTouch().getOrders()).isOne();
          assertThat(reward.getFirstTouch().getOrders()).isZero();
        });
    assertThat(newest(told, first.getOfferId()))
        .satisfies(reward -> {
          assertThat(reward.getReward()).isEqualByComparingTo("0");
          assertThat(reward.getFirstTouch().getOrders()).isOne();
          assertThat(reward.getLastTouch().getOrders()).isZero();
          assertThat(reward.getAnyTouch().getValue()).isEqualByComparingTo("40");
        });
  }

  @Test
  void shouldCountAUserOnceWhateverOffersOfAnExperimentWereSeen() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    order(rig, "ann", "before", "7.00");
    Offer first = offered(rig, "ann", "p1");
    Offer second = offered(rig, "ann", "p2");
    done(rig, first, OutcomeType.SHOWN);
    done(rig, second, OutcomeType.CLICKED);
    order(rig, "ann", "o1", "40.00");

    // When
    rig.pass(DAY.multipliedBy(3));

    // Then
    assertThat(rig.newRewards().stream().filter(each -> each.getUnit() == RewardUnit.USER))
        .singleElement()
        .satisfies(reward -> {
          assertThat(reward.getRewardId()).isEqualTo("tone");
          assertThat(reward.getAssignment()).isEqualTo(first.getAssignment());
          assertThat(reward.getClicked()).isTrue();
          assertThat(reward.getReward()).isEqualByComparingTo("5.5");
          assertThat(reward.getCovariate()).isEqualByComparingTo("7");
        });
  }

  @Test
  void shouldTakeBackWhatWasRefunded() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    Offer offer = offered(rig, "ann", "p1");
    done(rig, offer, OutcomeType.SHOWN);
    order(rig, "ann", "o1", "40.00");
    rig.pass(DAY.multipliedBy(4));
    rig.newRewards();

    // When
    purchase(rig, "ann", PurchaseType.ORDER_REFUNDED, "o1", "15.00");
    purchase(rig, "ann", PurchaseType.ORDER_CANCELLED, "o1", "0.00");

    // Then
    assertThat(rig.newRewards())
        .filteredOn(reward -> reward.getUnit() == RewardUnit.OFFER)
        .extracting(reward -> reward.getPrevious() + " to " + reward.getReward())
        .containsExactly("5.0000 to 3.5000", "3.5000 to 0.0000");
  }

  @Test
  void shouldCountADoubledOutcomeAndOrderOnce() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    Offer offer = offered(rig, "ann", "p1");

    // When
    done(rig, offer, OutcomeType.CLICKED);
    done(rig, offer, OutcomeType.CLICKED);
    order(rig, "ann", "o1", "40.00");
    order(rig, "ann", "o1", "40.00");

    // Then
    assertThat(ofOffers(rig.newRewards()).getLast().getReward()).isEqualByComparingTo("5.5");
    assertThat(rig.count(Meters.OUTCOMES, "type", "clicked", "fate", "repeated")).isOne();
    assertThat(rig.count(Meters.OUTCOMES, "type", "completed", "fate", "repeated")).isOne();
  }

  @Test
  void shouldNameWhatCameTooLateOrFitsNoOffer() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    Offer offer = offered(rig, "ann", "p1");
    done(rig, offer, OutcomeType.SHOWN);
    rig.pass(DAY.multipliedBy(2).plus(HOUR));
    rig.newRewards();

    // When
    done(rig, offer, OutcomeType.CLICKED);
    outcome(rig, "ann", "no-such-offer", OutcomeType.CLICKED);

    // Then
    assertThat(rig.newRewards()).isEmpty();
    assertThat(rig.count(Meters.OUTCOMES, "type", "clicked", "fate", "late")).isOne();
    assertThat(rig.count(Meters.OUTCOMES, "type", "clicked", "fate", "unknown")).isOne();
  }

  @Test
  void shouldNotLetAnOutageCountForAnArm() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    GenerationRequest request = requested(rig, "ann", "p1");
    rig.fail(request);
    Offer fallback = rig.newOffers().getLast();

    // When
    done(rig, fallback, OutcomeType.CLICKED);
    rig.pass(DAY.multipliedBy(3));

    // Then
    List<Reward> told = rig.newRewards();
    assertThat(ofOffers(told))
        .allSatisfy(reward -> {
          assertThat(reward.getAssignment().getArm()).isEqualTo("fallback");
          assertThat(reward.getReplaced()).isEqualTo(request.getAssignment());
        });
    assertThat(told)
        .filteredOn(reward -> reward.getUnit() == RewardUnit.USER)
        .extracting(Reward::getAssignment)
        .containsExactly(request.getAssignment());
  }

  @Test
  void shouldCompareThoseHeldOutWithAllOthersFromTheFirstTriggerOn() {
    // Given
    TopologyRig rig = rig(PLAYBOOK.replace("experiments:", "holdout: {percent: 50}\nexperiments:"));
    List<String> users = List.of("u1", "u2", "u3", "u4", "u5", "u6", "u7", "u8");
    rig.stock("p1", "40.00");

    // When
    for (String user : users) {
      look(rig, user, "p1");
      order(rig, user, "o-" + user, "10.00");
    }
    rig.pass(DAY.multipliedBy(3));

    // Then
    List<Reward> told = rig.newRewards();
    assertThat(told)
        .allSatisfy(reward -> assertThat(reward.getRewardId()).isEqualTo("holdout/global"))
        .allSatisfy(reward -> assertThat(reward.getReward()).isEqualByComparingTo("2"))
        .extracting(Reward::getUserId)
        .containsExactlyInAnyOrderElementsOf(users);
    assertThat(told.stream().map(reward -> reward.getAssignment().getArm()))
        .contains("held-out", "offers");
  }

  @Test
  void shouldKeepTheSumsOfArmsThatARecountOfTheRewardsGives() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    for (int user = 0; user < 12; user++) {
      Offer offer = offered(rig, "u" + user, "p1");
      done(rig, offer, user % 2 == 0 ? OutcomeType.CLICKED : OutcomeType.SHOWN);
      order(rig, "u" + user, "o" + user, "%d.00".formatted(10 + user));
    }
    rig.pass(DAY.multipliedBy(3));
    purchase(rig, "u3", PurchaseType.ORDER_CANCELLED, "o3", "0.00");

    // When
    Map<String, ArmState> arms = rig.newestArms();

    // Then
    Map<String, Reward> newest = new LinkedHashMap<>();
    rig.newRewards()
        .forEach(each -> newest.put(each.getUnit() + each.getRewardId() + each.getUserId(), each));
    assertThat(newest).hasSize(24);
    assertThat(arms).containsOnlyKeys("tone/warm/0", "tone/brisk/0");
    assertThat(arms.values())
        .allSatisfy(arm -> {
          List<Reward> own =
              newest.values().stream()
                  .filter(each -> each.getAssignment().getArm().equals(arm.getArm()))
                  .toList();
          assertThat(arm.getShown()).isEqualTo(count(own, RewardUnit.OFFER));
          assertThat(arm.getUsers()).isEqualTo(count(own, RewardUnit.USER));
          assertThat(arm.getRewardUnits()).isEqualTo(units(own, RewardUnit.OFFER));
          assertThat(arm.getUserRewardUnits()).isEqualTo(units(own, RewardUnit.USER));
        });
  }

  private static long count(List<Reward> rewards, RewardUnit unit) {
    return rewards.stream().filter(each -> each.getUnit() == unit).count();
  }

  private static long units(List<Reward> rewards, RewardUnit unit) {
    return rewards.stream()
        .filter(each -> each.getUnit() == unit)
        .mapToLong(each -> each.getReward().unscaledValue().longValueExact())
        .sum();
  }

  @Test
  void shouldForgetAJourneyWhenItsUserIsErased() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    Offer offer = offered(rig, "ann", "p1");
    done(rig, offer, OutcomeType.SHOWN);

    // When
    rig.pipe(rig.topics().erasures(), "ann", new ErasureCommand("c1", "ann", rig.now(), "test"));
    rig.pass(DAY.multipliedBy(3));

    // Then
    assertThat(rig.journeyOf("ann")).isNull();
    assertThat(rig.newRewards()).isEmpty();
  }

  @Test
  void shouldKeepOfAJourneyOnlyThatTheUserWasInAnExperimentWhenAllIsSettled() {
    // Given
    TopologyRig rig = rig(PLAYBOOK);
    Offer offer = offered(rig, "ann", "p1");
    done(rig, offer, OutcomeType.SHOWN);
    order(rig, "ann", "o1", "40.00");

    // When
    rig.pass(DAY.multipliedBy(3));
    rig.pass(DAY.multipliedBy(12));

    // Then
    assertThat(rig.journeyOf("ann"))
        .satisfies(journey -> {
          assertThat(journey.getTouches()).isEmpty();
          assertThat(journey.getOrders()).isEmpty();
          assertThat(journey.getSpells()).hasSize(1);
        });
  }

  @Test
  void shouldKeepNothingWhereThePlaybookJudgesNothing() {
    // Given
    TopologyRig rig = rig(PLAYBOOK.replaceAll("(?m)^attribution:.*$", ""));
    Offer offer = offered(rig, "ann", "p1");

    // When
    done(rig, offer, OutcomeType.CLICKED);
    rig.pass(DAY.multipliedBy(3));

    // Then
    assertThat(rig.journeyOf("ann")).isNull();
    assertThat(rig.newRewards()).isEmpty();
  }

  private TopologyRig rig(String playbook) {
    TopologyRig rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, playbook);
    open = rig;
    return rig;
  }

  private static void look(TopologyRig rig, String user, String product) {
    for (int look = 0; look < 3; look++) {
      rig.view(user, product);
    }
  }

  private static GenerationRequest requested(TopologyRig rig, String user, String product) {
    rig.stock(product, "40.00");
    look(rig, user, product);
    return rig.newRequests().getLast();
  }

  private static Offer offered(TopologyRig rig, String user, String product) {
    rig.answer(requested(rig, user, product), Duration.ZERO);
    return rig.newOffers().getLast();
  }

  private void done(TopologyRig rig, Offer offer, OutcomeType type) {
    outcome(rig, offer.getUserId(), offer.getOfferId(), type);
  }

  private void outcome(TopologyRig rig, String user, String offer, OutcomeType type) {
    rig.passUnnoticed(Duration.ofSeconds(1));
    rig.pipe(
        rig.topics().outcomes(),
        user,
        new OutcomeEvent(header(rig, user), type, offer, null, null));
  }

  private void order(TopologyRig rig, String user, String order, String total) {
    purchase(rig, user, PurchaseType.ORDER_COMPLETED, order, total);
  }

  private void purchase(
      TopologyRig rig, String user, PurchaseType type, String order, String total) {
    rig.passUnnoticed(Duration.ofSeconds(1));
    BigDecimal paid = new BigDecimal(total).setScale(4);
    rig.pipe(
        rig.topics().purchases(),
        user,
        new PurchaseEvent(header(rig, user), type, order, List.of(), paid, "EUR", null));
  }

  private EventHeader header(TopologyRig rig, String user) {
    return EventHeader.newBuilder()
        .setEventId("o" + events++)
        .setUserId(user)
        .setOccurredAt(rig.now())
        .build();
  }

  private static List<Reward> ofOffers(List<Reward> rewards) {
    return rewards.stream().filter(each -> each.getUnit() == RewardUnit.OFFER).toList();
  }

  private static Reward newest(List<Reward> rewards, String id) {
    return rewards.stream()
        .filter(each -> each.getRewardId().equals(id))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }
}
