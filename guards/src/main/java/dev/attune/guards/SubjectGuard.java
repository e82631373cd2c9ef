package dev.attune.guards;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferedProduct;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses texts that are not about their brief: of a brief with products a text must name one, by
 * half the words of its name, its brand or its kind, or else what is promised, a price, the
 * discount or the coupon. Words are looked for within words, so that endings and compounds do not
 * matter. Whoever is upset is not sold to: of a drop in mood nothing has to be named.
 */
final class SubjectGuard implements TextGuard {

  private static final String NAME = "subject";
  private static final String UPSET = "mood-drop";
  private static final int SHORTEST_WORD = 3;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public GuardResult judge(JudgedText judged, Brief brief) {
    List<OfferedProduct> products = brief.getProducts();
    if (products.isEmpty() || brief.getTrigger().getKind().equals(UPSET)) {
      return Verdicts.pass(this);
    }
    String all = plain(judged.clean().text());
    boolean about =
        products.stream().anyMatch(product -> names(all, product))
            || promises(all, brief.getTerms());
    return about
        ? Verdicts.pass(this)
        : Verdicts.fail(this, "it names no product of the brief and nothing promised");
  }

  private static boolean names(String text, OfferedProduct product) {
    List<String> words = words(product.getName());
    long found = words.stream().filter(text::contains).count();
    return (words.isEmpty() ? text.contains(plain(product.getName())) : 2 * found >= words.size())
        || holdsAll(text, product.getBrand())
        || holdsAll(text, kind(product.getCategory()))
        || (product.getPrice() != null
            && holdsNumber(text, product.getPrice().toBigInteger().toString()));
  }

  private static boolean promises(String text, OfferTerms terms) {
    return holdsAll(text, terms.getCoupon())
        || (terms.getDiscountPercent() > 0
            && holdsNumber(text, Integer.toString(terms.getDiscountPercent())));
  }

  /** The last part of a category's path. */
  private static @Nullable String kind(@Nullable String category) {
    return category == null ? null : category.substring(category.lastIndexOf('.') + 1);
  }

  private static boolean holdsAll(String text, @Nullable String name) {
    List<String> words = name == null ? List.of() : words(name);
    return !words.isEmpty() && words.stream().allMatch(text::contains);
  }

  private static boolean holdsNumber(String text, String number) {
    return Arrays.asList(NO_WORD.split(text)).contains(number);
  }

  private static List<String> words(String name) {
    return Arrays.stream(NO_WORD.split(plain(name)))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .toList();
  }

  /** Small letters without accents. */
  private static String plain(String text) {
    String parted = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    return MARKS.matcher(parted).replaceAll("");
  }
}
