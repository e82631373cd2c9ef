package dev.attune.guards.fact.product;

import dev.attune.avro.Brief;
import dev.attune.avro.OfferedProduct;
import dev.attune.guards.fact.word.Hit;
import dev.attune.guards.judge.JudgedText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words with a capital that are no invented product: of the brief, of the language, of claims. */
public final class KnownWords {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Written large within a sentence in one of the languages, or names that need no catalogue. */
  private static final Set<String> USUAL =
      Set.of(
          "i",
          "i'm",
          "i'll",
          "i've",
          "i'd",
          "mr",
          "mrs",
          "ms",
          "ok",
          "sms",
          "app",
          "utc",
          "uhr",
          "christmas",
          "easter",
          "noel",
          "navidad",
          "natal",
          "natale",
          "ostern",
          "pasqua",
          "paques",
          "pascua",
          "pascoa",
          "sie",
          "ihr",
          "ihre",
          "ihrem",
          "ihren",
          "ihrer",
          "ihres",
          "ihnen",
          "lei",
          "la",
          "le",
          "suo",
          "sua",
          "suoi",
          "sue",
          "usted",
          "ustedes",
          "tasse",
          "glas",
          "stuck",
          "paar",
          "liter",
          "kilo",
          "meter",
          "art",
          "sorte",
          "ende",
          "anfang",
          "mitte",
          "uns",
          "du",
          "dir",
          "dich",
          "dein",
          "deine",
          "e-mail",
          "email",
          "usb",
          "led",
          "wifi",
          "bluetooth",
          "dank",
          "herr",
          "frau",
          "code",
          "gutschein",
          "a",
          "o",
          "en",
          "de",
          "et",
          "the",
          "your",
          "you",
          "and",
          "der",
          "die",
          "das",
          "fragen",
          "zeit",
          "lust",
          "euro",
          "freude");

  /** Brands have fewer words; what has more is no brand, and its words are no names. */
  private static final int MOST_OF_A_BRAND = 4;

  private final Set<String> words = new HashSet<>(USUAL);
  private final Set<String> names = new HashSet<>();

  public KnownWords(Brief brief, String skeleton, List<Hit> hits, OrdinaryWords ordinary) {
    for (OfferedProduct product : brief.getProducts()) {
      addName(product.getName());
      addBrand(product.getBrand());
      addKind(product.getCategory(), ordinary);
    }
    addName(brief.getTerms().getCoupon());
    addName(brief.getRules().getShop());
    hits.forEach(hit -> addWords(skeleton.substring(hit.start(), hit.end())));
  }

  /** Whether a word is known, as it stands or as a part of a compound with hyphens. */
  boolean isKnown(String word) {
    String plain = plain(word);
    return words.contains(plain)
        || Arrays.stream(NO_WORD.split(plain)).allMatch(part -> isPart(part))
        || words.stream().anyMatch(each -> each.length() > 4 && isInflected(plain, each));
  }

  /** Whether a quotation is a name of the brief, a part of it, or holds at least half its words. */
  boolean isName(String quotation) {
    String plain = plain(quotation);
    return names.stream().anyMatch(name -> name.contains(plain) || plain.contains(name))
        || names.stream().anyMatch(name -> holdsHalf(plain, name));
  }

  private boolean isPart(String part) {
    return words.contains(part) || part.chars().allMatch(Character::isDigit);
  }

  /** "Kettles" and "Norviks" are known where "kettle" and "norvik" are. */
  private static boolean isInflected(String word, String known) {
    return word.startsWith(known) && word.length() - known.length() <= 2;
  }

  private static boolean holdsHalf(String quotation, String name) {
    String bare =
        quotation.endsWith("...") ? quotation.substring(0, quotation.length() - 3) : quotation;
    List<String> parts = Stream.of(NO_WORD.split(name)).filter(part -> part.length() > 2).toList();
    long found = parts.stream().filter(bare::contains).count();
    return parts.size() > 1 && 2 * found >= parts.size();
  }

  private void addName(@Nullable String name) {
    if (name != null && !name.isBlank()) {
      names.add(plain(name));
      addWords(name);
    }
  }

  private void addBrand(@Nullable String brand) {
    if (brand != null && NO_WORD.split(brand.strip()).length <= MOST_OF_A_BRAND) {
      addName(brand);
    }
  }

  /** Kinds of products are usual words: whatever else stands in a category names nothing. */
  private void addKind(@Nullable String category, OrdinaryWords ordinary) {
    if (category != null) {
      Stream.of(NO_WORD.split(plain(category))).filter(ordinary::isForm).forEach(words::add);
    }
  }

  private void addWords(@Nullable String text) {
    if (text != null) {
      words.add(plain(text));
      words.addAll(Arrays.asList(NO_WORD.split(plain(text))));
    }
  }

  private static String plain(String text) {
    return JudgedText.skeleton(text).strip();
  }
}
