package dev.attune.guards.fact.word;

import dev.attune.guards.phrase.PhraseFile;
import dev.attune.guards.phrase.Phrases;
import dev.attune.text.language.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of one language that make claims, one lexicon for all who read it. Immutable; safe from
 * many threads.
 */
public final class Lexicon {

  /** Languages with such a list. */
  public static final Set<Language> LISTED =
      Set.of(
          Language.EN,
          Language.DE,
          Language.FR,
          Language.ES,
          Language.PT,
          Language.IT,
          Language.ZH);

  private static final String FOLDER = "/dev/attune/guards/fact/";

  private static final Map<Language, Lexicon> READ = new ConcurrentHashMap<>();

  private final Phrases<Concept> phrases;

  private Lexicon(Phrases<Concept> phrases) {
    this.phrases = phrases;
  }

  /** The lexicon of a listed language, read when it is first asked for. */
  public static Lexicon of(Language language) {
    return READ.computeIfAbsent(language, Lexicon::read);
  }

  private static Lexicon read(Language language) {
    Map<Concept, List<String>> words = new EnumMap<>(Concept.class);
    PhraseFile.read(FOLDER + language.code() + ".properties")
        .forEach((key, phrases) -> words.put(Concept.of(key), phrases));
    return new Lexicon(Phrases.of(words));
  }

  /** What the words of a skeleton stand for, by their ends. */
  public List<Hit> read(String skeleton) {
    return phrases.in(skeleton).stream()
        .map(found -> new Hit(found.meaning(), found.start(), found.end()))
        .toList();
  }
}
