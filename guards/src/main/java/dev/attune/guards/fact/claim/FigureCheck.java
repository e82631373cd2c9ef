package dev.attune.guards.fact.claim;

import dev.attune.avro.OfferedProduct;
import dev.attune.guards.fact.number.DigitNumbers;
import dev.attune.guards.fact.number.Numeral;
import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.judge.JudgedText;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All other figures in digits: each must be a price, the discount, a count of the products, a
 * figure of the trigger, part of the date, of a product's name or of the coupon.
 */
final class FigureCheck implements ClaimCheck {

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    return passage.unjudged().stream()
        .filter(numeral -> !numeral.inWords())
        .filter(numeral -> !isKnown(numeral, facts))
        .findFirst()
        .map(numeral -> "figure: the brief holds no figure " + numeral.said());
  }

  private static boolean isKnown(Numeral numeral, Facts facts) {
    return facts.isPrice(numeral.value())
        || facts.isEarlierPrice(numeral.value())
        || facts.isPercent(numeral.value())
        || IntStream.rangeClosed(1, facts.products().size()).anyMatch(numeral::is)
        || isOfDate(numeral, facts.until())
        || named(facts).anyMatch(numeral::is);
  }

  private static boolean isOfDate(Numeral numeral, ZonedDateTime until) {
    return numeral.is(until.getYear()) || numeral.is(until.getDayOfMonth());
  }

  private static Stream<BigDecimal> named(Facts facts) {
    Stream<@Nullable String> names = facts.products().stream().flatMap(FigureCheck::names);
    return Stream.concat(names, facts.figures().stream())
        .flatMap(Stream::ofNullable)
        .flatMap(name -> DigitNumbers.in(JudgedText.skeleton(name)).stream())
        .map(Numeral::value);
  }

  private static Stream<@Nullable String> names(OfferedProduct product) {
    return Stream.of(product.getName(), product.getBrand());
  }
}
