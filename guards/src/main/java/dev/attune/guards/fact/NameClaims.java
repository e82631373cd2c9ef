package dev.attune.guards.fact;

import dev.attune.guards.fact.word.Concept;
import dev.attune.guards.fact.word.Hit;
import dev.attune.guards.fact.word.Lexicon;
import dev.attune.text.language.Language;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Promises that stand in names of products: discounts, several for the price of one, free shipping,
 * deadlines, codes to enter. Percentages, prices and numbers alone are let pass, as in "100 %
 * cotton".
 */
public final class NameClaims {

  private static final Set<Concept> NEVER =
      EnumSet.of(Concept.DISCOUNT, Concept.MULTI, Concept.FREESHIP, Concept.TODAY, Concept.BEST);
  private static final Set<Concept> CUT = EnumSet.of(Concept.PERCENT, Concept.LOWER);
  private static final Set<Concept> CODED = EnumSet.of(Concept.CODE, Concept.CODEVERB);

  private final Map<Language, Lexicon> lexicons = new EnumMap<>(Language.class);

  public NameClaims() {
    Lexicon.LISTED.forEach(language -> lexicons.put(language, Lexicon.of(language)));
  }

  /**
   * The first promise in the skeleton of names, by the words of a language and the English ones.
   */
  public Optional<String> in(String skeleton, String language) {
    return Stream.concat(Language.of(language).stream(), Stream.of(Language.EN))
        .distinct()
        .map(lexicons::get)
        .flatMap(Stream::ofNullable)
        .map(lexicon -> lexicon.read(skeleton))
        .flatMap(hits -> promise(skeleton, hits).stream())
        .findFirst();
  }

  private static Optional<String> promise(String skeleton, List<Hit> hits) {
    Set<Concept> said = hits.stream().map(Hit::concept).collect(Collectors.toSet());
    if (said.containsAll(CUT) || said.containsAll(CODED)) {
      return Optional.of("a promise");
    }
    return hits.stream()
        .filter(hit -> NEVER.contains(hit.concept()))
        .findFirst()
        .map(hit -> "a promise: \"" + skeleton.substring(hit.start(), hit.end()) + '"');
  }
}
