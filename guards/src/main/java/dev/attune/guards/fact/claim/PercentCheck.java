package dev.attune.guards.fact.claim;

import dev.attune.guards.fact.number.Numeral;
import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.fact.word.Concept;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Percentages: "20 %", "twenty percent", "half price", 百分之二十, 八折 (which is 20 % off). Each must be
 * the discount, or what the lower price is below the earlier one.
 */
final class PercentCheck implements ClaimCheck {

  private static final String PERCENT_BEFORE = "百分之";
  private static final Map<Concept, Integer> SHARES =
      Map.of(Concept.HALF, 50, Concept.QUARTER, 25, Concept.THIRD, 33);

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    for (Numeral numeral : passage.unjudged()) {
      Optional<BigDecimal> share = share(passage, numeral);
      if (share.isPresent()) {
        passage.judged(numeral);
        if (!facts.isPercent(share.get())) {
          return Optional.of(
              "percentage: nothing is " + share.get().toPlainString() + " % cheaper");
        }
      }
    }
    return SHARES.entrySet().stream()
        .filter(entry -> !facts.isPercent(BigDecimal.valueOf(entry.getValue())))
        .flatMap(entry -> passage.of(entry.getKey()))
        .findFirst()
        .map(hit -> "percentage: \"" + passage.said(hit) + "\" is not what is promised");
  }

  private static Optional<BigDecimal> share(Passage passage, Numeral numeral) {
    String words = passage.words();
    if (words.startsWith(PERCENT_BEFORE, numeral.start() - PERCENT_BEFORE.length())
        || passage.behind(numeral.end(), Set.of(Concept.PERCENT)).isPresent()) {
      return Optional.of(numeral.value());
    }
    return words.startsWith("折", numeral.end()) ? Optional.of(folded(numeral)) : Optional.empty();
  }

  /** Eight folds are eight tenths of the price, 85 and 8.5 of them are 85 hundredths. */
  private static BigDecimal folded(Numeral numeral) {
    BigDecimal paid =
        numeral.value().compareTo(BigDecimal.TEN) < 0
            ? numeral.value().movePointRight(1)
            : numeral.value();
    return BigDecimal.valueOf(100).subtract(paid);
  }
}
