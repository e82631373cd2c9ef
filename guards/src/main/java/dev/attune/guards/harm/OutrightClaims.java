package dev.attune.guards.harm;

import dev.attune.text.language.Language;
import java.util.Map;
import java.util.Optional;

/**
 * What no shop may say of anything, whatever its sector: that it heals an illness or takes the
 * place of medicine, or that it brings a return for certain. Immutable; safe from many threads.
 */
public final class OutrightClaims {

  private static final Map<String, String> MEANINGS =
      Map.of("cure", "a promise to heal", "return", "a promise of a return");

  private final WordLists lists = new WordLists("claim");

  /** The first such claim in a skeleton, by the lists of a language and the English ones. */
  public Optional<String> in(String skeleton, Optional<Language> language) {
    return lists.in(skeleton, language).stream()
        .findFirst()
        .map(found -> MEANINGS.get(found.list()) + ": \"" + found.said() + '"');
  }
}
