package dev.attune.guards.fact.product;

import dev.attune.text.language.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The most usual words of a language, by which a word with a capital that any word has there, at
 * the beginning of a sentence, in a title, or as a German noun, is told from a name. Immutable.
 */
public final class OrdinaryWords {

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
  private static final int SHORT = 3;
  private static final int STEM = 4;
  private static final int ENDING = 3;
  private static final String AGAIN = "re";
  private static final int LONG = 6;
  private static final int PARTS = 4;
  private static final int LONGEST = 40;
  private static final List<String> ENDINGS = List.of("", "e", "n", "s", "en", "er", "es", "ern");
  private static final List<String> LINKS = List.of("", "s", "n", "es", "en", "e");

  private final NavigableSet<String> words;

  private OrdinaryWords(NavigableSet<String> words) {
    this.words = words;
  }

  /** Reads the list of a language; of Chinese there is none. */
  public static OrdinaryWords of(Language language) {
    return new OrdinaryWords(language == Language.ZH ? new TreeSet<>() : read(language));
  }

  /** Whether each part of a skeleton may be a form of a usual word; what is short may be any. */
  boolean isForm(String word) {
    return Arrays.stream(NO_LETTER.split(word))
        .allMatch(part -> part.length() <= SHORT || isBegun(part));
  }

  /** Whether each part of a skeleton is a usual German noun, one in a plural, or made of such. */
  boolean isNoun(String word) {
    return Arrays.stream(NO_LETTER.split(word))
        .allMatch(part -> part.length() <= SHORT || isInflected(part) || isCompound(part, PARTS));
  }

  /** The list itself. */
  NavigableSet<String> words() {
    return words;
  }

  private boolean isBegun(String part) {
    return isListed(part)
        || (part.startsWith(AGAIN)
            && part.length() > LONG
            && isListed(part.substring(AGAIN.length())));
  }

  /** Whether a listed word begins as this one does, up to its ending. */
  private boolean isListed(String part) {
    String stem = part.substring(0, Math.max(STEM, part.length() - ENDING));
    String next = words.ceiling(stem);
    return next != null && next.startsWith(stem);
  }

  private boolean isInflected(String part) {
    return ENDINGS.stream().anyMatch(ending -> isWord(part, ending));
  }

  private boolean isCompound(String part, int most) {
    if (most == 1 || part.length() > LONGEST) {
      return false;
    }
    for (int at = SHORT; at <= part.length() - SHORT; at++) {
      String head = part.substring(0, at);
      String tail = part.substring(at);
      if (LINKS.stream().anyMatch(link -> isWord(head, link))
          && (isInflected(tail) || isCompound(tail, most - 1))) {
        return true;
      }
    }
    return false;
  }

  private boolean isWord(String part, String ending) {
    return part.endsWith(ending)
        && words.contains(part.substring(0, part.length() - ending.length()));
  }

  private static NavigableSet<String> read(Language language) {
    String file = "/dev/attune/guards/fact/ordinary/" + language.code() + ".txt";
    try (InputStream in = OrdinaryWords.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("resource " + file + " is missing");
      }
      NavigableSet<String> words = new TreeSet<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(words::add);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
