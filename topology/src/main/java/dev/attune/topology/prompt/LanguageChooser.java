package dev.attune.topology.prompt;

import dev.attune.topology.playbook.Languages;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which language to write to a user. Pure. */
public final class LanguageChooser {

  private final Languages languages;

  public LanguageChooser(Languages languages) {
    this.languages = languages;
  }

  /**
   * The user's language where the shop writes in it, else the shop's fallback.
   *
   * @param locale BCP 47 tag such as "de-AT", also as "de_AT"; null where nobody knows
   * @return one of the supported primary tags
   */
  public String choose(@Nullable String locale) {
    if (locale == null) {
      return languages.fallback();
    }
    String language = Locale.forLanguageTag(locale.strip().replace('_', '-')).getLanguage();
    return languages.supported().contains(language) ? language : languages.fallback();
  }
}
