package dev.attune.guards.fact.claim;

import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.fact.word.Concept;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Codes: whatever looks like one (capitals with digits or hyphens) must be the coupon, which is
 * blanked out by now, and where there is none, a text must not speak of codes. What stands in the
 * name of a product may be its model, but not where the text lets the reader pay less with it.
 */
final class CouponCheck implements ClaimCheck {

  private static final Pattern CODE =
      Pattern.compile(
          "(?<![\\p{IsLatin}\\p{N}_-])[A-Z0-9][A-Z0-9_-]{0,39}+(?![\\p{IsLatin}\\p{N}_-])");
  private static final int SHORTEST = 4;

  /** By what a reader pays less: "with", "by means of". */
  private static final Pattern BY =
      Pattern.compile("(?i)(?<!\\p{L})(?:with|mit|avec|con|com|using|via)\\s?$|[用凭码]\\s?$");

  private static final Concept[] LESS = {
    Concept.LOWER, Concept.DISCOUNT, Concept.PERCENT, Concept.HALF, Concept.CODE
  };
  private static final Set<Concept> CODED = EnumSet.of(Concept.CODE, Concept.CODEVERB);
  private static final int LONGEST_BY = 7;

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    Matcher codes = CODE.matcher(passage.text().clean().text());
    while (codes.find()) {
      String code = codes.group();
      if (isCode(code)
          && !isCapitals(code, passage)
          && (!isKnown(code, facts) || isRedeemed(codes.start(), code, passage, facts))) {
        return Optional.of("coupon: the brief holds no code " + code);
      }
    }
    return facts.coupon() == null
        ? passage
            .of(Concept.CODE)
            .findFirst()
            .map(hit -> "coupon: there is no code, and the text names one: " + passage.said(hit))
        : Optional.empty();
  }

  private static boolean isCode(String word) {
    return word.length() >= SHORTEST && word.chars().anyMatch(Character::isLetter);
  }

  private static boolean isKnown(String code, Facts facts) {
    String coupon = facts.coupon();
    return code.equalsIgnoreCase(coupon)
        || facts.products().stream()
            .anyMatch(product -> holds(product.getName(), code) || holds(product.getBrand(), code));
  }

  /** Whether the reader pays less by what stands there, other than the coupon. */
  private static boolean isRedeemed(int start, String code, Passage passage, Facts facts) {
    String text = passage.text().clean().text();
    boolean isMeans =
        BY.matcher(text.substring(Math.max(0, start - LONGEST_BY), start)).find()
            || passage.before(start, CODED).isPresent();
    return isMeans && !code.equalsIgnoreCase(facts.coupon()) && passage.inSentence(start, LESS);
  }

  private static boolean holds(@Nullable String name, String code) {
    return name != null && name.contains(code);
  }

  /** A word in capitals without a digit is a code only where the text speaks of codes. */
  private static boolean isCapitals(String code, Passage passage) {
    return code.chars().allMatch(Character::isLetter)
        && !passage.has(Concept.CODE)
        && !passage.has(Concept.CODEVERB);
  }
}
