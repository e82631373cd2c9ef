package dev.attune.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.shop.response.Offers;
import dev.attune.avro.Decision;
import dev.attune.avro.DecisionOutcome;
import dev.attune.avro.Offer;
import dev.attune.schemas.json.RecordJson;
import dev.attune.topology.ledger.DecisionChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {

  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");

  private final Offer offer = Offers.offer("ann", "o1", "web", 10);
  private final List<Decision> ledger = ledger();

  @Test
  void shouldFindNothingWhenNothingWasChangedWhateverTheOrder() {
    // Given
    List<Decision> shuffled = new ArrayList<>(ledger);
    Collections.reverse(shuffled);

    // When
    List<String> problems = problems(shuffled, offer);

    // Then
    assertThat(problems).isEmpty();
  }

  @Test
  void shouldFindEachFlippedByteOfADecisionThatLeavesARecord() {
    // Given
    String line = RecordJson.toJson(ledger.get(1));
    int found = 0;
    int readable = 0;
    for (int place = 0; place < line.length(); place++) {
      char[] flipped = line.toCharArray();
      flipped[place] = (char) (flipped[place] ^ 1);

      // When
      Decision changed = read(new String(flipped));

      // Then
      if (changed != null && !changed.equals(ledger.get(1))) {
        readable++;
        found += problems(List.of(ledger.get(0), changed, ledger.get(2)), offer).isEmpty() ? 0 : 1;
      }
    }
    assertThat(readable).isGreaterThan(200);
    assertThat(found).isEqualTo(readable);
  }

  @Test
  void shouldFindAChangedAndAMissingOffer() {
    // Given
    Offer changed = Offers.offer("ann", "o1", "web", 20);

    // Then
    assertThat(problems(ledger, changed)).hasSize(2);
    assertThat(problems(ledger, null)).singleElement().asString().contains("is missing");
  }

  @Test
  void shouldNotMissAnOfferWhenItIsOlderThanOffersAreKept() {
    // When
    List<String> kept = problems(AT.plusSeconds(1), ledger, null);
    List<String> compacted = problems(AT.plusSeconds(2), ledger, null);

    // Then
    assertThat(kept).singleElement().asString().contains("is missing");
    assertThat(compacted).isEmpty();
  }

  @Test
  void shouldFindTheGapWhenADecisionIsMissing() {
    // When
    List<String> problems = problems(List.of(ledger.get(0), ledger.get(2)), null);

    // Then
    assertThat(problems).singleElement().asString().contains("something is missing");
  }

  @Test
  void shouldFindATriggerThatEndedTwice() {
    // Given
    List<Decision> doubled = new ArrayList<>(ledger);
    doubled.add(
        DecisionChain.link(ledger.getLast().getHash(), decision(0, DecisionOutcome.FAILED), null));

    // Then
    assertThat(problems(doubled, offer)).containsExactly("trigger t0 ended twice");
  }

  private List<Decision> ledger() {
    Decision first = DecisionChain.link("", decision(0, DecisionOutcome.SUPPRESSED), null);
    Decision second =
        DecisionChain.link(first.getHash(), decision(1, DecisionOutcome.OFFERED), offer);
    Decision third =
        DecisionChain.link(second.getHash(), decision(2, DecisionOutcome.EXPIRED), null);
    return List.of(first, second, third);
  }

  private static List<String> problems(List<Decision> decisions, @Nullable Offer offer) {
    return problems(Instant.MIN, decisions, offer);
  }

  private static List<String> problems(
      Instant offersKeptSince, List<Decision> decisions, @Nullable Offer offer) {
    LedgerCheck check = new LedgerCheck(offersKeptSince);
    decisions.forEach(check::add);
    if (offer != null) {
      check.add(offer);
    }
    return check.problems();
  }

  private static @Nullable Decision read(String line) {
    try {
      return RecordJson.fromJson(line, Decision.class);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  private static Decision decision(int number, DecisionOutcome outcome) {
    return new Decision(
        "t" + number,
        "r" + number,
        "ann",
        "recovery",
        "web",
        "browse-abandoned",
        outcome,
        null,
        AT,
        AT.plusSeconds(number),
        null,
        List.of(),
        "",
        null,
        "");
  }
}
