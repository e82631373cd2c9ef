package dev.attune.generation.offline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The languages the copywriter writes.
 *
 * <p>Threads: shared by all calls; each book is read when it is first wanted.
 */
final class Phrasebooks {

  /** For whoever asks for a language that is not here. */
  static final String FALLBACK = "en";

  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt", "it");

  private final Map<String, Phrasebook> read = new ConcurrentHashMap<>();

  /** The book closest to a BCP 47 tag: of its primary language, or the fallback. */
  Phrasebook closestTo(String tag) {
    return read.computeIfAbsent(supported(tag), PhrasebookReader::read);
  }

  private static String supported(String tag) {
    String primary = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    return LANGUAGES.contains(primary) ? primary : FALLBACK;
  }
}
