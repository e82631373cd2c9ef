package dev.attune.guards.fact.claim;

import dev.attune.guards.fact.number.Numeral;
import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.fact.word.Concept;
import dev.attune.guards.fact.word.Hit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Spans of time: of a guarantee or a right to return as long as the shop promises, of anything else
 * the time until the terms end, as of the trigger.
 */
final class DurationCheck implements ClaimCheck {

  private static final Map<Concept, Long> SECONDS =
      Map.of(
          Concept.MINUTES, 60L,
          Concept.HOURS, 3_600L,
          Concept.DAYS, 86_400L,
          Concept.WEEKS, 604_800L);

  private static final int WEEK = 7;
  private static final int MONTH = 30;
  private static final int YEAR = 12;

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    for (Numeral numeral : passage.unjudged()) {
      Optional<Hit> unit = passage.behind(numeral.end(), Concept.UNITS);
      if (unit.isPresent() && isClaim(passage, numeral)) {
        passage.judged(numeral);
        if (!holds(passage, facts, numeral, unit.get())) {
          return Optional.of(
              "duration: " + numeral.said() + " " + passage.said(unit.get()) + " is not known");
        }
      }
    }
    return Optional.empty();
  }

  /** "One day" is often no number but some day. */
  private static boolean isClaim(Passage passage, Numeral numeral) {
    return !numeral.inWords()
        || numeral.value().intValue() > 1
        || passage.inSentence(
            numeral.start(), Concept.ONLY, Concept.LEFT, Concept.BACK, Concept.GUARANTEE);
  }

  private static boolean holds(Passage passage, Facts facts, Numeral numeral, Hit unit) {
    if (passage.inSentence(numeral.start(), Concept.GUARANTEE)) {
      OptionalInt months = facts.promised(PromiseCheck.GUARANTEE);
      return months.isPresent() && isMonths(numeral, unit, months.getAsInt());
    }
    if (passage.inSentence(numeral.start(), Concept.BACK, Concept.REFUND)) {
      OptionalInt days = facts.promised(PromiseCheck.REFUND);
      return days.isPresent() && isDays(numeral, unit, days.getAsInt());
    }
    Long seconds = SECONDS.get(unit.concept());
    return seconds != null && facts.isLeft(numeral.value(), seconds);
  }

  private static boolean isMonths(Numeral numeral, Hit unit, int months) {
    return switch (unit.concept()) {
      case MONTHS -> numeral.is(months);
      case YEARS -> months % YEAR == 0 && numeral.is(months / YEAR);
      default -> false;
    };
  }

  private static boolean isDays(Numeral numeral, Hit unit, int days) {
    return switch (unit.concept()) {
      case DAYS -> numeral.is(days);
      case WEEKS -> days % WEEK == 0 && numeral.is(days / WEEK);
      case MONTHS -> days % MONTH == 0 && numeral.is(days / MONTH);
      default -> false;
    };
  }
}
