package dev.attune.guards.harm;

import dev.attune.guards.phrase.PhraseFile;
import dev.attune.guards.phrase.Phrases;
import dev.attune.text.language.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One file of phrase lists a language; the English one counts in every language. Immutable. */
final class WordLists {

  private static final List<Language> LISTED =
      List.of(
          Language.EN,
          Language.DE,
          Language.FR,
          Language.ES,
          Language.PT,
          Language.IT,
          Language.ZH);

  private final Map<Language, Phrases<String>> lists = new EnumMap<>(Language.class);

  /** A find and the list it is on. */
  record Found(String list, String said) {}

  WordLists(String folder) {
    for (Language language : LISTED) {
      String file = "/dev/attune/guards/harm/" + folder + '/' + language.code() + ".properties";
      lists.put(language, Phrases.of(PhraseFile.read(file)));
    }
  }

  boolean isListed(Optional<Language> language) {
    return language.filter(lists::containsKey).isPresent();
  }

  /** What stands in a skeleton, by the lists of its language and the English ones. */
  List<Found> in(String skeleton, Optional<Language> language) {
    return Stream.concat(language.stream(), Stream.of(Language.EN))
        .distinct()
        .map(lists::get)
        .flatMap(Stream::ofNullable)
        .flatMap(phrases -> phrases.in(skeleton).stream())
        .map(found -> new Found(found.meaning(), skeleton.substring(found.start(), found.end())))
        .toList();
  }
}
