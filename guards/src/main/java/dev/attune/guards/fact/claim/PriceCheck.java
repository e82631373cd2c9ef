package dev.attune.guards.fact.claim;

import dev.attune.guards.fact.number.Numeral;
import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.fact.word.Concept;
import dev.attune.guards.fact.word.Hit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Amounts of money. Each must be, in the currency of the products, a price, or, where the words say
 * so, an earlier price or a saving.
 */
final class PriceCheck implements ClaimCheck {

  private static final int NEAR = 24;

  /** An amount, and the numbers it is made of. */
  private record Amount(BigDecimal value, Concept currency, int start, int end, String said) {}

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    for (Numeral numeral : passage.unjudged()) {
      Optional<Amount> amount =
          passage.isJudged(numeral) ? Optional.empty() : amount(passage, numeral);
      if (amount.isPresent()) {
        passage.judged(numeral);
        Optional<String> objection = objection(passage, facts, amount.get());
        if (objection.isPresent()) {
          return objection;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Amount> amount(Passage passage, Numeral numeral) {
    Optional<Hit> behind = passage.behind(numeral.end(), Concept.CURRENCIES);
    Optional<Hit> sign = behind.or(() -> passage.before(numeral.start(), Concept.CURRENCIES));
    if (sign.isEmpty()) {
      return Optional.empty();
    }
    int end = Math.max(numeral.end(), sign.get().end());
    BigDecimal value = numeral.value();
    Optional<Numeral> coins = behind.flatMap(hit -> coins(passage, hit.end()));
    if (coins.isPresent()) {
      passage.judged(coins.get());
      value = value.add(coins.get().value().movePointLeft(2));
      end = coins.get().end();
    }
    return Optional.of(
        new Amount(value, sign.get().concept(), numeral.start(), end, numeral.said()));
  }

  /** The cents of "nine euros and fifty cents" and "neun Euro fünfzig". */
  private static Optional<Numeral> coins(Passage passage, int end) {
    return passage.unjudged().stream()
        .filter(next -> next.start() >= end && next.start() - end <= 6)
        .filter(next -> next.value().signum() >= 0 && next.value().scale() <= 0)
        .filter(next -> next.value().compareTo(BigDecimal.valueOf(100)) < 0)
        .filter(next -> isCoins(passage, end, next))
        .findFirst();
  }

  private static boolean isCoins(Passage passage, int end, Numeral next) {
    String joint = passage.words().substring(end, next.start()).strip();
    boolean joined = Set.of("", "and", "und", "et", "y", "e", "con").contains(joint);
    boolean named = passage.behind(next.end(), Set.of(Concept.MINOR)).isPresent();
    return joined && (named || (next.inWords() && joint.isEmpty() && isLast(passage, next.end())));
  }

  private static boolean isLast(Passage passage, int end) {
    return passage.behind(end, Set.of(Concept.PERCENT, Concept.PIECES)).isEmpty()
        && passage.behind(end, Concept.UNITS).isEmpty();
  }

  private static Optional<String> objection(Passage passage, Facts facts, Amount amount) {
    if (!facts.isIn(codes(amount.currency()))) {
      return Optional.of("price: nothing is priced in " + amount.currency());
    }
    boolean holds =
        facts.isPrice(amount.value())
            || (facts.isEarlierPrice(amount.value()) && isNear(passage, amount, Concept.BEFORE))
            || (facts.isSaving(amount.value()) && isNear(passage, amount, Concept.LOWER));
    return holds
        ? Optional.empty()
        : Optional.of("price: " + amount.value().toPlainString() + " is no price of the brief");
  }

  private static boolean isNear(Passage passage, Amount amount, Concept concept) {
    return passage
        .hitsInSentence(amount.start())
        .filter(hit -> hit.concept() == concept)
        .anyMatch(hit ->
            Math.abs(amount.start() - hit.end()) <= NEAR
                || Math.abs(hit.start() - amount.end()) <= NEAR);
  }

  private static List<String> codes(Concept currency) {
    return switch (currency) {
      case YEN -> List.of("JPY", "CNY");
      case USD -> List.of("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "MXN");
      default -> List.of(currency.name());
    };
  }
}
