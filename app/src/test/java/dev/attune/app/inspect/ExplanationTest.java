package dev.attune.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.shop.response.Offers;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.DecisionReason;
import dev.attune.avro.Offer;
import dev.attune.avro.Recall;
import dev.attune.avro.SourceOffset;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Instant FIRED = Instant.parse("2026-03-05T09:59:58Z");

  @Test
  void shouldNameFactsAndPlacesWhenAnOfferIsExplained() {
    // Given
    Offer offer = Offers.offer("u1", "o1", "web", 10);
    Decision decision =
        decision(DecisionOutcome.OFFERED, null, new SourceOffset("e1", "clickstream", 2, 17L));

    // When
    String text = Explanation.of(new Explained.OneRequest(decision, offer, null));

    // Then
    assertThat(text.lines())
        .contains(
            "decision   OFFERED at 2026-03-05 10:00:00 UTC",
            "trigger    browse-abandoned, fired 2026-03-05 09:59:58 UTC",
            "evidence   event e1: clickstream-2@17",
            "product    KIT-01 Gooseneck Kettle 0.8 l, 64.99 EUR",
            "terms      -10 %, code none, until 2026-03-06 10:00:00 UTC",
            "arm        default of experiment none, propensity 1.0",
            "consent    never asked; the playbook's default held");
  }

  @Test
  void shouldSayWhatWasFoundAndRequiredWhenThereIsNoOffer() {
    // Given
    DecisionReason reason =
        new DecisionReason("caps.per-user", "enough messages", "3 within P1D", "fewer than 3");
    Decision decision =
        decision(DecisionOutcome.SUPPRESSED, reason, new SourceOffset("e1", "", -1, -1L));

    // When
    String text = Explanation.of(new Explained.OneRequest(decision, null, null));

    // Then
    assertThat(text.lines())
        .contains(
            "because    caps.per-user: enough messages (is 3 within P1D, required fewer than 3)",
            "evidence   event e1: place no longer remembered");
  }

  @Test
  void shouldSayWhyWhenAnOfferWasTakenBack() {
    // Given
    Recall recall =
        new Recall(
            FIRED.plusSeconds(60),
            new DecisionReason("catalog.price", "the price rose", "79.99", "64.99"));
    Decision decision =
        decision(DecisionOutcome.OFFERED, null, new SourceOffset("e1", "clickstream", 2, 17L));

    // When
    String text =
        Explanation.of(
            new Explained.OneRequest(decision, Offers.offer("u1", "o1", "web", 10), recall));

    // Then
    assertThat(text.lines())
        .containsSubsequence(
            "decision   OFFERED at 2026-03-05 10:00:00 UTC",
            "recalled   untrue since 2026-03-05 10:00:58 UTC",
            "because    catalog.price: the price rose (is 79.99, required 64.99)");
  }

  @Test
  void shouldListEachDecisionWithItsReasonWhenAUserIsExplained() {
    // Given
    SourceOffset place = new SourceOffset("e1", "clickstream", 0, 0L);
    List<Decision> decisions =
        List.of(
            decision(DecisionOutcome.OFFERED, null, place),
            decision(
                DecisionOutcome.SUPPRESSED,
                new DecisionReason("consent", "the user did not agree", null, null),
                place));

    // When
    String text = Explanation.of(new Explained.OneUser("u1", decisions));

    // Then
    assertThat(text.lines())
        .containsExactly(
            "2026-03-05 10:00:00 UTC  OFFERED    recovery/browse-abandoned  o1",
            "2026-03-05 10:00:00 UTC  SUPPRESSED recovery/browse-abandoned  o1",
            "    consent: the user did not agree");
  }

  private static Decision decision(
      DecisionOutcome outcome, @Nullable DecisionReason reason, SourceOffset source) {
    return new Decision(
        "t1",
        "o1",
        "u1",
        "recovery",
        "web",
        "browse-abandoned",
        outcome,
        reason,
        FIRED,
        FIRED.plusSeconds(2),
        null,
        List.of(source),
        "",
        null,
        "");
  }
}
