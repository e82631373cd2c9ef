package dev.attune.guards.fact.product;

import dev.attune.guards.fact.passage.ClaimCheck;
import dev.attune.guards.fact.passage.Facts;
import dev.attune.guards.fact.passage.Passage;
import dev.attune.text.language.Language;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of products: what stands in quotation marks, or within a sentence as a name does, must be
 * of the brief. Within Chinese that is a word in Latin letters; in languages that write nouns
 * small, a word with a capital; in German, two of them in a row. A name that looks like no name is
 * not seen.
 */
public final class ProductCheck implements ClaimCheck {

  private static final Pattern QUOTED =
      Pattern.compile("[“„«‹「『《\"]\\s?([^“”„«»‹›「」『』《》\"\\n]{2,120}?)\\s?[”“»›」』》\"]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’_-]*");
  private static final String STARTS = ".!?:\n…¿¡•–—\"“„«(";
  private static final int SHORTEST_LATIN = 3;
  private static final int GERMAN_RUN = 2;

  private final Language language;
  private final KnownWords known;

  public ProductCheck(Language language, KnownWords known) {
    this.language = language;
    this.known = known;
  }

  @Override
  public Optional<String> objection(Passage passage, Facts facts) {
    String text = passage.text().clean().text();
    return quoted(text)
        .or(() -> language == Language.ZH ? latin(text) : capital(text))
        .map(name -> "product: the brief knows no \"" + name + "\"");
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
    for (String line : text.split("\n", -1)) {
      if (!isTitle(line)) {
        Optional<String> name = inLine(line);
        if (name.isPresent()) {
          return name;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> inLine(String line) {
    Matcher words = WORD.matcher(line);
    int needed = language == Language.DE ? GERMAN_RUN : 1;
    int run = 0;
    int end = 0;
    while (words.find()) {
      String word = words.group();
      boolean isNext = run > 0 && line.substring(end, words.start()).isBlank();
      boolean isName =
          Character.isUpperCase(word.codePointAt(0))
              && !isStart(line, words.start())
              && !known.isKnown(word);
      run = isName ? (isNext ? run + 1 : 1) : 0;
      end = words.end();
      if (run >= needed) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  /** Whether a sentence may begin there. */
  private static boolean isStart(String line, int at) {
    int before = at - 1;
    while (before >= 0 && (line.charAt(before) == ' ' || line.charAt(before) == '\'')) {
      before--;
    }
    return before < 0 || STARTS.indexOf(line.charAt(before)) >= 0;
  }

  /** Whether more than half of the longer words have capitals, as in English headlines. */
  private boolean isTitle(String line) {
    if (language == Language.DE) {
      return false;
    }
    long all = WORD.matcher(line).results().filter(word -> word.group().length() > 3).count();
    long capital =
        WORD.matcher(line)
            .results()
            .map(word -> word.group())
            .filter(word -> word.length() > 3 && Character.isUpperCase(word.codePointAt(0)))
            .filter(word -> !known.isKnown(word))
            .count();
    return all > 1 && 2 * capital > all;
  }
}
