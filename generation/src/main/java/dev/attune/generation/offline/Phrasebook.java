package dev.attune.generation.offline;

import dev.attune.generation.offline.format.LocalFormat;
import java.util.List;
import java.util.Map;

/**
 * All a language can say.
 *
 * @param price sentences on what the only product costs
 * @param terms sentences on reduction, code and date
 * @param gesture the same, for whoever is upset
 * @param closings last sentences by tone; none for a tone that has no need of one
 * @param kinds by kind of trigger, and "other" for kinds unknown here
 */
record Phrasebook(
    String language,
    LocalFormat format,
    List<Phrase> price,
    List<Phrase> terms,
    List<Phrase> gesture,
    Map<Tone, List<Phrase>> closings,
    Map<String, Kind> kinds) {

  /** What is said on one kind of trigger. */
  record Kind(List<Phrase> headlines, List<Phrase> openings, List<Phrase> actions) {}

  Kind kind(String key) {
    Kind known = kinds.get(key);
    return known == null ? other() : known;
  }

  private Kind other() {
    Kind other = kinds.get("other");
    if (other == null) {
      throw new IllegalStateException("phrase book " + language + " has no kind \"other\"");
    }
    return other;
  }
}
