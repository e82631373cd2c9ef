package dev.attune.guards.fact;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.guards.fact.claim.FactReader;
import dev.attune.guards.fact.word.Lexicon;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.text.language.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses texts that state what does not follow from their brief: prices, percentages, codes,
 * stock, deadlines, spans of time, products, guarantees, free shipping, gifts, money back, in
 * digits and in words. In a language whose words it does not know it checks digits and then says
 * {@code not verified}. docs/guards.md says how many lies it finds.
 */
public final class FactGuard implements TextGuard {

  private final Map<Language, FactReader> readers = new EnumMap<>(Language.class);
  private final FactReader english;

  public FactGuard() {
    Lexicon.LISTED.forEach(language -> readers.put(language, new FactReader(language)));
    this.english = new FactReader(Language.EN);
  }

  @Override
  public String name() {
    return "facts";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    Optional<Language> language = Language.of(brief.getLanguage());
    FactReader reader = language.map(readers::get).orElse(null);
    if (reader == null) {
      return english
          .objectionToDigits(text, brief)
          .map(objection -> Verdicts.fail(this, objection))
          .orElseGet(() -> notKnown(brief));
    }
    return Verdicts.of(
        this,
        reader
            .objection(text, brief)
            .or(() ->
                language.get() == Language.EN
                    ? Optional.empty()
                    : english.objectionToFigures(text, brief)));
  }

  private GuardResult notKnown(Brief brief) {
    return Verdicts.notVerified(
        this, "facts: words for numbers and promises are not known in " + brief.getLanguage());
  }
}
