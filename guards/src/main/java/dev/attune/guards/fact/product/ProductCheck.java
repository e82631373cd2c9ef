package dev.attune.guards.fact.product;

import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.guards.judge.JudgedText;
import dev.attune.text.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of products: what stands in quotation marks, or within a sentence as a name does, must be
 * of the brief. Within Chinese that is a word in Latin letters; in languages that write nouns
 * small, a word with a capital. Where any word has a capital, at the beginning of a sentence, in
 * titles and in German nouns, a name is what is no usual word of the language. A name that looks
 * like no name is not seen.
 */
public final class ProductCheck implements ClaimCheck {

  private static final Pattern QUOTED =
      Pattern.compile("[“„«‹「『《\"]\\s?([^“”„«»‹›「」『』《》\"\\n]{2,120}?)\\s?[”“»›」』》\"]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’_-]*");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:;…])\\s+|\n");
  private static final String STARTS = ".!?:\n…¿¡•–—\"“„«(";
  private static final int SHORTEST_LATIN = 3;
  private static final int TOLD = 3;
  private static final int SMALL_IN_TITLES = 4;

  private final Language language;
  private final KnownWords known;
  private final OrdinaryWords ordinary;

  public ProductCheck(Language language, KnownWords known, OrdinaryWords ordinary) {
    this.language = language;
    this.known = known;
    this.ordinary = ordinary;
  }

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    String text = passage.text().clean().text();
    return quoted(text)
        .or(() -> language == Language.ZH ? latin(text) : capital(text))
        .map(name -> "product: the brief knows no \"" + beginning(name) + "\"");
  }

  /** Reasons stand in the ledger, and what looks like a product may be a person. */
  private static String beginning(String name) {
    return name.length() <= TOLD ? name : name.substring(0, TOLD) + "…";
  }

  private Optional<String> quoted(String text) {
    Matcher quotes = QUOTED.matcher(text);
    return quotes
        .results()
        .map(quote -> quote.group(1).strip())
        .filter(name -> !name.isEmpty() && !Character.isLowerCase(name.codePointAt(0)))
        .filter(name -> !known.isName(name))
        .findFirst();
  }

  private Optional<String> latin(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group())
        .flatMap(ProductCheck::latinParts)
        .filter(word -> word.length() >= SHORTEST_LATIN)
        .filter(word -> !known.isKnown(word) && !known.isName(word))
        .findFirst();
  }

  private static Stream<String> latinParts(String word) {
    return Stream.of(word.split("[^A-Za-zÀ-ÿ]+", -1));
  }

  private Optional<String> capital(String text) {
    return Stream.of(SENTENCE.split(text))
        .flatMap(sentence -> inSentence(sentence).stream())
        .findFirst();
  }

  private Optional<String> inSentence(String sentence) {
    boolean isTitle = isTitle(sentence);
    return WORD.matcher(sentence)
        .results()
        .filter(word -> isLarge(word.group()) && !known.isKnown(word.group()))
        .filter(word -> isName(word.group(), isTitle || isStart(sentence, word.start())))
        .map(MatchResult::group)
        .findFirst();
  }

  private boolean isName(String word, boolean anyMayBeLarge) {
    String skeleton = JudgedText.skeleton(word);
    return anyMayBeLarge
        ? !ordinary.isForm(skeleton)
        : language != Language.DE || !ordinary.isNoun(skeleton);
  }

  /** Whether a sentence or a quotation may begin there. */
  private static boolean isStart(String sentence, int at) {
    int before = at - 1;
    while (before >= 0 && (sentence.charAt(before) == ' ' || sentence.charAt(before) == '\'')) {
      before--;
    }
    return before < 0 || STARTS.indexOf(sentence.charAt(before)) >= 0;
  }

  /** Whether a sentence is written as English headlines are: "Still Here for You", "Shop Now". */
  private boolean isTitle(String sentence) {
    if (language == Language.DE) {
      return false;
    }
    List<String> words =
        WORD.matcher(sentence)
            .results()
            .map(MatchResult::group)
            .filter(word -> !known.isKnown(word))
            .toList();
    long large = words.stream().filter(ProductCheck::isLarge).count();
    return large > 1
        && 2 * large > words.size()
        && words.stream().allMatch(word -> word.length() <= SMALL_IN_TITLES || isLarge(word));
  }

  private static boolean isLarge(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }
}
