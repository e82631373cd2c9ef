package dev.attune.guards;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferText;
import dev.attune.avro.OfferedProduct;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses texts with a figure that the brief does not hold: every number in a text must be a price,
 * the discount, a count of the products, a figure of the trigger, part of a date, of a product's
 * name or of the coupon. For a playbook's own texts, whose words a person answers for; {@code
 * FactGuard} is for all others.
 */
final class FiguresGuard implements TextGuard {

  private static final String NAME = "figures";
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,\\u00a0\\u202f' ]\\d+)*");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public GuardResult judge(JudgedText judged, Brief brief) {
    Set<String> allowed = figuresOf(brief);
    OfferText text = judged.written();
    String all = String.join("\n", text.getHeadline(), text.getBody(), text.getCallToAction());
    Matcher numbers = NUMBER.matcher(all);
    while (numbers.find()) {
      if (!isAllowed(numbers.group(), allowed)) {
        return Verdicts.fail(this, "the brief holds no figure " + numbers.group());
      }
    }
    return Verdicts.pass(this);
  }

  private static boolean isAllowed(String number, Set<String> allowed) {
    return allowed.contains(canonical(number))
        || DIGITS.matcher(number).results().allMatch(part -> allowed.contains(part.group()));
  }

  private static Set<String> figuresOf(Brief brief) {
    Set<String> figures = new HashSet<>();
    for (OfferedProduct product : brief.getProducts()) {
      addPrice(figures, product.getPrice());
      addPrice(figures, product.getListPrice());
      addDigits(figures, product.getName());
      addDigits(figures, product.getBrand());
    }
    for (int count = 1; count <= brief.getProducts().size(); count++) {
      figures.add(Integer.toString(count));
    }
    brief.getTrigger().getFacts().values().forEach(fact -> addDigits(figures, fact));
    addTerms(figures, brief.getTerms());
    return figures;
  }

  private static void addTerms(Set<String> figures, OfferTerms terms) {
    if (terms.getDiscountPercent() > 0) {
      figures.add(Integer.toString(terms.getDiscountPercent()));
    }
    addDigits(figures, terms.getCoupon());
    ZonedDateTime until = terms.getValidUntil().atZone(ZoneOffset.UTC);
    for (int part :
        new int[] {
          until.getYear(), until.getMonthValue(), until.getDayOfMonth(), until.getHour()
        }) {
      figures.add(Integer.toString(part));
      figures.add(String.format("%02d", part));
    }
    figures.add(String.format("%02d", until.getMinute()));
  }

  private static void addPrice(Set<String> figures, @Nullable BigDecimal price) {
    if (price != null) {
      figures.add(price.stripTrailingZeros().toPlainString());
    }
  }

  private static void addDigits(Set<String> figures, @Nullable String text) {
    if (text != null) {
      DIGITS.matcher(text).results().forEach(digits -> figures.add(digits.group()));
    }
  }

  /** One spelling for a number, whichever mark parts its thousands and its decimals. */
  private static String canonical(String number) {
    String marks = number.replaceAll("[\\u00a0\\u202f' ]", "");
    int last = Math.max(marks.lastIndexOf('.'), marks.lastIndexOf(','));
    if (last < 0 || marks.length() - last - 1 == 3) {
      return marks.replaceAll("[.,]", "");
    }
    String whole = marks.substring(0, last).replaceAll("[.,]", "");
    return new BigDecimal(whole + '.' + marks.substring(last + 1))
        .stripTrailingZeros()
        .toPlainString();
  }
}
