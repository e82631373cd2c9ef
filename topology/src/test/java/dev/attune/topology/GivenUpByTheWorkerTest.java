package dev.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.GenerationRequest;
import dev.attune.avro.GenerationStatus;
import dev.attune.topology.ledger.AnswerTiming;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker may see a withdrawal or a newer request before the task that owns the user does. */
class GivenUpByTheWorkerTest {

  private static final String PLAYBOOK =
      """
      version: 1
      brand: {name: Lindhavn, voice: plain and warm}
      languages: {supported: [en], fallback: en}
      consent: {unasked: granted}
      caps: {per-user: {limit: 3, window: 1d}, cool-down: none}
      scenarios:
        cart-recovery:
          trigger: {kind: cart-abandoned, after: 1h}
          slot: email-main
          channel: email
          deadline: 5m
          products: {from: cart, limit: 3}
          fallback:
            en: {headline: "Still in your cart", body: "{{#product}}{{product}} waits.{{/product}}", call-to-action: "To the cart"}
      """;

  @TempDir Path stateFolder;
  private TopologyRig rig;

  @BeforeEach
  void open() {
    rig = new TopologyRig(stateFolder, AnswerTiming.ON_ARRIVAL, PLAYBOOK);
    rig.stock("p1", "40.00");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void shouldOfferNotEvenTheTemplateWhenTheWorkerSawTheWithdrawalFirst() {
    // Given
    GenerationRequest request = abandonedCart();

    // When
    rig.respond(request, GenerationStatus.WITHDRAWN, null, Duration.ZERO);

    // Then
    assertThat(rig.newOffers()).isEmpty();
    assertThat(rig.newDecisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.getOutcome()).isEqualTo(DecisionOutcome.SUPPRESSED);
          assertThat(decision.getReason().getRule()).isEqualTo("generation.withdrawn");
        });
  }

  @Test
  void shouldEndAsSupersededWhenTheWorkerSawANewerRequest() {
    // Given
    GenerationRequest request = abandonedCart();

    // When
    rig.respond(request, GenerationStatus.SUPERSEDED, null, Duration.ZERO);

    // Then
    assertThat(rig.newOffers()).isEmpty();
    assertThat(rig.newDecisions())
        .extracting(Decision::getOutcome)
        .containsExactly(DecisionOutcome.SUPERSEDED);
  }

  private GenerationRequest abandonedCart() {
    rig.addToCart("ann", "p1");
    rig.pass(Duration.ofHours(1));
    return rig.nextRequest();
  }
}
