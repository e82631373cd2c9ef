package dev.attune.guards.fact.claim;

import dev.attune.guards.fact.number.Numeral;
import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.fact.word.Concept;
import dev.attune.guards.fact.word.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is said to be left: a number of pieces must be a product's stock; "almost sold out" needs a
 * known stock of a few pieces, "in stock" a known one.
 */
final class StockCheck implements ClaimCheck {

  private static final int FEW = 5;

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    List<Integer> counted = new ArrayList<>();
    for (Numeral numeral : passage.unjudged()) {
      if (isStock(passage, numeral)) {
        passage.judged(numeral);
        counted.add(numeral.start());
        if (!facts.isStock(numeral.value())) {
          return Optional.of("stock: it is not known that " + numeral.said() + " are left");
        }
      }
    }
    if (facts.stock().stream().noneMatch(pieces -> pieces <= FEW)) {
      Optional<Hit> few =
          passage
              .of(Concept.FEW)
              .filter(hit -> counted.stream().noneMatch(at -> passage.areTogether(at, hit.start())))
              .findFirst();
      if (few.isPresent()) {
        return few.map(hit -> "stock: \"" + passage.said(hit) + "\" is not known to be so");
      }
    }
    return facts.stock().isEmpty()
        ? passage
            .of(Concept.STOCK)
            .findFirst()
            .map(hit -> "stock: \"" + passage.said(hit) + "\" is not known to be so")
        : Optional.empty();
  }

  private static boolean isStock(Passage passage, Numeral numeral) {
    if (numeral.value().scale() > 0 || numeral.value().signum() < 0 || isTime(passage, numeral)) {
      return false;
    }
    boolean ofPieces = passage.behind(numeral.end(), Set.of(Concept.PIECES)).isPresent();
    boolean isLeft =
        passage.inSentence(numeral.start(), Concept.LEFT, Concept.STOCK, Concept.FEW)
            || (ofPieces && passage.inSentence(numeral.start(), Concept.ONLY, Concept.FEW));
    return isLeft
        && (ofPieces
            || !numeral.inWords()
            || numeral.value().intValue() > 1
            || isOnly(passage, numeral));
  }

  /** "Only one left", where an article would be read else. */
  private static boolean isOnly(Passage passage, Numeral numeral) {
    return passage.inSentence(numeral.start(), Concept.ONLY)
        && passage.behind(numeral.end(), Set.of(Concept.LEFT, Concept.STOCK)).isPresent();
  }

  private static boolean isTime(Passage passage, Numeral numeral) {
    return passage.behind(numeral.end(), Concept.UNITS).isPresent()
        || passage.behind(numeral.end(), Concept.CALENDAR).isPresent();
  }
}
