package dev.attune.text.toxicity;

import dev.attune.text.language.Language;
import dev.attune.text.verdict.NotVerified;
import dev.attune.text.verdict.Verdict;
import dev.attune.text.verdict.Verified;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/**
 * Looks for listed insults, profanities and threats, disguised ones among them, in one pass
 * (Aho-Corasick). The lists are short and of our own making; docs/languages.md says what they found
 * of a set that was made by hand. Safe for use by many threads.
 */
public final class ToxicityReader {

  /** Languages with a list. The English one counts in each of them too. */
  public static final List<Language> LISTED =
      List.of(
          Language.EN,
          Language.DE,
          Language.FR,
          Language.ES,
          Language.PT,
          Language.IT,
          Language.TR,
          Language.ZH);

  private final Map<Language, Trie> tries = new EnumMap<>(Language.class);

  public ToxicityReader() {
    List<String> english = words(Language.EN);
    for (Language language : LISTED) {
      Trie.TrieBuilder trie = Trie.builder();
      english.forEach(trie::addKeyword);
      words(language).forEach(trie::addKeyword);
      tries.put(language, trie.build());
    }
  }

  /** Whether a listed word stands in the text. */
  public Verdict<Toxicity> read(String text, Language language) {
    Trie trie = tries.get(language);
    if (trie == null) {
      return new NotVerified<>("no list of toxic words for " + language.code());
    }
    Emit first = trie.firstMatch(FoldedText.of(text));
    return new Verified<>(first == null ? Toxicity.NONE_FOUND : Toxicity.FOUND, 1.0);
  }

  /**
   * Each entry with a space where a word must start or end: " idiot ", and " idiot" for every
   * ending.
   */
  private static List<String> words(Language language) {
    String name = language.code() + ".txt";
    try (InputStream in = ToxicityReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ToxicityReader::keyword)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String keyword(String entry) {
    boolean open = entry.endsWith("*");
    String folded = FoldedText.of(open ? entry.substring(0, entry.length() - 1) : entry);
    if (Character.isIdeographic(entry.codePointAt(0))) {
      // No spaces part these words.
      return folded.strip();
    }
    return open ? folded.stripTrailing() : folded;
  }
}
