package dev.attune.guards.language;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.OfferText;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.Names;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.text.language.Language;
import dev.attune.text.language.LanguageIdentifier;
import dev.attune.text.verdict.NotVerified;
import dev.attune.text.verdict.Verdict;
import dev.attune.text.verdict.Verified;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses texts that are not in the language of their brief. Headline, body and call to action are
 * read as one, without the names of products, which may be in any language; the brief's language
 * gets the benefit of the doubt that a short text leaves.
 */
public final class LanguageGuard implements TextGuard {

  private static final Pattern NO_WORDS = Pattern.compile("[\\p{N}\\p{Sc}%¦]+");

  private final LanguageIdentifier identifier = new LanguageIdentifier();

  @Override
  public String name() {
    return "language";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    Optional<Language> wanted = Language.of(brief.getLanguage());
    if (wanted.isEmpty()) {
      return Verdicts.notVerified(this, brief.getLanguage() + " cannot be told from others");
    }
    Verdict<Language> found = identifier.identify(words(text, brief), Set.of(wanted.get()));
    return switch (found) {
      case Verified<Language> verified ->
          verified.value() == wanted.get()
              ? Verdicts.pass(this)
              : Verdicts.fail(
                  this,
                  "it is in "
                      + verified.value().code()
                      + " where "
                      + wanted.get().code()
                      + " is asked for");
      case NotVerified<Language> unsure -> Verdicts.notVerified(this, unsure.reason());
    };
  }

  /** Body first, as only the beginning of a text is read. */
  private static String words(JudgedText text, Brief brief) {
    OfferText written = text.written();
    String all =
        String.join("\n", written.getBody(), written.getHeadline(), written.getCallToAction());
    String named = Names.removed(all, brief);
    return NO_WORDS.matcher(named).replaceAll(" ");
  }
}
