package dev.attune.guards.harm;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.Names;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.text.language.Language;
import dev.attune.text.toxicity.Toxicity;
import dev.attune.text.toxicity.ToxicityReader;
import dev.attune.text.verdict.NotVerified;
import dev.attune.text.verdict.Verdict;
import dev.attune.text.verdict.Verified;
import java.util.Optional;

/**
 * Refuses texts with a listed insult, profanity or threat, and those whose language has no list.
 */
public final class ToxicityGuard implements TextGuard {

  private final ToxicityReader reader = new ToxicityReader();

  @Override
  public String name() {
    return "toxicity";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    Optional<Language> language = Language.of(brief.getLanguage());
    if (language.isEmpty()) {
      return Verdicts.notVerified(this, "no list of toxic words for " + brief.getLanguage());
    }
    String plain = Names.removed(text.clean().text(), brief);
    Verdict<Toxicity> found = reader.read(plain, language.get());
    return switch (found) {
      case Verified<Toxicity> verified ->
          verified.value() == Toxicity.FOUND
              ? Verdicts.fail(this, "it holds a listed insult, profanity or threat")
              : Verdicts.pass(this);
      case NotVerified<Toxicity> unsure -> Verdicts.notVerified(this, unsure.reason());
    };
  }
}
