package dev.attune.guards.fact.claim;

import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.fact.word.Concept;
import dev.attune.guards.fact.word.Hit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Promises without a figure: a discount, a guarantee, free shipping, a gift, money back, several
 * for the price of one, the best price, and praise that no catalogue holds. Each must be promised
 * by the playbook; the last three never are.
 */
final class PromiseCheck implements ClaimCheck {

  static final String GUARANTEE = "guarantee-months";
  static final String REFUND = "refund-days";
  static final String SHIPPING = "free-shipping";
  static final String GIFT = "gift";

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    return Stream.of(
            discount(passage, facts),
            unless(facts, GUARANTEE, passage.of(Concept.GUARANTEE)),
            unless(facts, REFUND, passage.of(Concept.REFUND)),
            unless(facts, SHIPPING, shipping(passage)),
            unless(facts, GIFT, gift(passage)),
            passage.of(Concept.MULTI).findFirst(),
            passage.of(Concept.BEST).findFirst(),
            passage.of(Concept.PRAISE).findFirst())
        .flatMap(Optional::stream)
        .findFirst()
        .map(hit -> "promise: nothing in the brief says \"" + passage.said(hit) + "\"");
  }

  private static Optional<Hit> discount(Passage passage, Facts facts) {
    return facts.isReduced() ? Optional.empty() : passage.of(Concept.DISCOUNT).findFirst();
  }

  private static Optional<Hit> unless(Facts facts, String promise, Stream<Hit> claims) {
    return facts.promised(promise).isPresent() ? Optional.empty() : claims.findFirst();
  }

  private static Stream<Hit> shipping(Passage passage) {
    return Stream.concat(
        passage.of(Concept.FREESHIP),
        passage.of(Concept.SHIP).filter(hit -> passage.inSentence(hit.start(), Concept.COSTLESS)));
  }

  private static Stream<Hit> gift(Passage passage) {
    return Stream.concat(
            passage.of(Concept.GIFT),
            passage.of(Concept.FREE).filter(hit -> !isOfDelivery(passage, hit)))
        .filter(hit -> !passage.inSentence(hit.start(), Concept.NOTGIFT));
  }

  private static boolean isOfDelivery(Passage passage, Hit free) {
    return passage.inSentence(free.start(), Concept.SHIP, Concept.FREESHIP, Concept.BACK);
  }
}
