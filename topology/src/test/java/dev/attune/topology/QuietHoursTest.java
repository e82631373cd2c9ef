package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.attune.avro.ClickType;
import dev.attune.avro.ConsentRecord;
import dev.attune.avro.ConsentStatus;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.ErasureCommand;
import dev.attune.avro.GenerationRequest;
import dev.attune.topology.ledger.AnswerTiming;
import dev.attune.topology.meter.Meters;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of these stories starts at 10:00 UTC on 2 March 2026, which is 11:00 in Vienna. */
class QuietHoursTest {

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en, de], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: 10, window: 1d}, cool-down: none}
      quiet-hours:
        noon: {from: "10:00", to: "14:00", channels: [push], policy: hold}
      scenarios:
        cart-recovery:
          trigger: {kind: cart-abandoned, after: 1m}
          channel: push
          cool-down: none
          priority: 50
          products: {from: cart, limit: 3}
        looked-often:
          trigger: {kind: repeated-view, times: 3}
          cool-down: none
          channel: push
          priority: 10
          products: {from: viewed, limit: 3}
      """;

  private static final Instant TWO_IN_VIENNA = Instant.parse("2026-03-02T13:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path stateFolder;
  private TopologyRig rig;

  @BeforeEach
  void open() {
    rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, PLAYBOOK);
    rig.stock("p1", "40.00");
    rig.stock("p2", "12.50");
    rig.timeZone("Europe/Vienna");
  }

  @AfterEach
  void close() {
    assertThat(rig.gauge(Meters.TRIGGERS_UNACCOUNTED)).isZero();
    rig.close();
  }

  @Test
  void shouldHoldUntilTheQuietHoursEndAndAskThenAsOfTheirEnd() {
    // Given
    viewThrice("ann", "p1");
    assertThat(rig.newRequests()).isEmpty();
    assertThat(rig.gauge(Meters.TRIGGERS_WAITING)).isEqualTo(1);

    // When
    rig.passUnnoticed(Duration.ofHours(9));
    rig.view("ann", "p2");

    // Then
    assertThat(rig.newRequests())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.getCreatedAt()).isEqualTo(TWO_IN_VIENNA);
          assertThat(request.getBrief().getTrigger().getFiredAt()).isBefore(TWO_IN_VIENNA);
          assertThat(request.getDeadline()).isEqualTo(TWO_IN_VIENNA.plus(Duration.ofMinutes(5)));
        });
    assertThat(rig.requestsOf("ann").getHeld()).isEmpty();
  }

  @Test
  void shouldReleaseTheSameWhenAClockSeesTheEndFirst() {
    // Given
    viewThrice("ann", "p1");

    // When
    rig.pass(Duration.ofHours(3));

    // Then
    assertThat(rig.newRequests())
        .singleElement()
        .extracting(GenerationRequest::getCreatedAt)
        .isEqualTo(TWO_IN_VIENNA);
  }

  @Test
  void shouldLetTheBestGoAndSayWhyTheOtherDidNotWhenTwoWereHeldForOneSlot() {
    // Given
    rig.addToCart("ann", "p2");
    rig.pass(MINUTE.plusSeconds(1));
    viewThrice("ann", "p1");

    // When
    rig.pass(Duration.ofHours(3));

    // Then
    assertThat(rig.newRequests())
        .singleElement()
        .extracting(request -> request.getBrief().getScenario())
        .isEqualTo("looked-often");
    assertThat(rig.newDecisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.getScenario()).isEqualTo("cart-recovery");
          assertThat(decision.getReason().getRule()).isEqualTo("slots");
          assertThat(decision.getDecidedAt()).isEqualTo(TWO_IN_VIENNA);
        });
  }

  @Test
  void shouldDropWhatIsNoLongerTrueWhenTheQuietHoursEnd() {
    // Given
    rig.addToCart("ann", "p1");
    rig.pass(MINUTE.plusSeconds(1));
    rig.click("ann", ClickType.PRODUCT_REMOVED, "p1", "removed", rig.now());

    // When
    rig.pass(Duration.ofHours(3));

    // Then
    assertThat(rig.newRequests()).isEmpty();
    assertThat(rig.newDecisions())
        .extracting(Decision::getOutcome, decision -> decision.getReason().getRule())
        .containsExactly(tuple(DecisionOutcome.SUPPRESSED, "scenarios.cart-recovery.trigger"));
  }

  @Test
  void shouldKeepTheNewerWhenAScenarioFiresAgainWhileItIsHeld() {
    // Given
    viewThrice("ann", "p1");

    // When
    rig.addToCart("ann", "p1");
    viewThrice("ann", "p2");

    // Then
    assertThat(rig.requestsOf("ann").getHeld()).hasSize(1);
    assertThat(rig.newDecisions())
        .extracting(Decision::getOutcome)
        .containsExactly(DecisionOutcome.SUPERSEDED);
  }

  @Test
  void shouldHoldOnWhenTheUserMovesToWhereItIsQuietThen() {
    // Given
    viewThrice("ann", "p1");

    // When: at 14:00 in Vienna it is 13:00 in London, where it is quiet for another hour
    rig.timeZone("Europe/London");
    rig.view("ann", "p2");
    rig.pass(Duration.ofHours(3).plus(MINUTE));
    List<GenerationRequest> atTwoInVienna = rig.newRequests();
    rig.pass(Duration.ofHours(1));

    // Then
    assertThat(atTwoInVienna).isEmpty();
    assertThat(rig.newRequests())
        .singleElement()
        .extracting(GenerationRequest::getCreatedAt)
        .isEqualTo(Instant.parse("2026-03-02T14:00:00Z"));
  }

  @Test
  void shouldReleaseAtTheOldEndAtTheLatestWhenTheUserMovesToWhereItIsNotQuiet() {
    // Given
    viewThrice("ann", "p1");

    // When
    rig.timeZone("Asia/Tokyo");
    rig.view("ann", "p2");
    rig.pass(Duration.ofHours(3));

    // Then
    assertThat(rig.newRequests())
        .singleElement()
        .extracting(GenerationRequest::getCreatedAt)
        .isEqualTo(TWO_IN_VIENNA);
  }

  @Test
  void shouldNotAskWhenConsentWentWhileItWasHeld() {
    // Given
    viewThrice("ann", "p1");
    rig.pipe(
        rig.topics().consents(),
        "ann",
        new ConsentRecord(
            "ann",
            1L,
            rig.now(),
            Map.of("marketing.push", ConsentStatus.DENIED),
            "test",
            null,
            Map.of(),
            null));

    // When
    rig.pass(Duration.ofHours(3));

    // Then
    assertThat(rig.newRequests()).isEmpty();
    assertThat(rig.newDecisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.getReason().getRule()).isEqualTo("consent.marketing.push");
          assertThat(decision.getReason().getRequired()).isEqualTo("granted");
        });
  }

  @Test
  void shouldEndWhatIsHeldWhenTheUserIsErased() {
    // Given
    viewThrice("ann", "p1");

    // When
    rig.pipe(rig.topics().erasures(), "ann", new ErasureCommand("c1", "ann", rig.now(), "user"));
    rig.pass(Duration.ofHours(3));

    // Then
    assertThat(rig.newRequests()).isEmpty();
    assertThat(rig.newDecisions())
        .extracting(decision -> decision.getReason().getRule())
        .containsExactly("erasure");
    assertThat(rig.gauge(Meters.TRIGGERS_WAITING)).isZero();
  }

  private void viewThrice(String user, String product) {
    for (int i = 0; i < 3; i++) {
      rig.view(user, product);
    }
  }
}
