package dev.attune.guards.harm;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.TextRules;
import dev.attune.guards.harm.WordLists.Found;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.Names;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.guards.phrase.Phrases;
import dev.attune.text.language.Language;
import java.util.Optional;

/**
 * No promise to heal or of a certain return, whatever the shop sells ({@link OutrightClaims}),
 * names of products apart; and the rules of a scenario's sector, where the playbook names one:
 * finance (no promise of a return, products no riskier than suits the reader), health (no promise
 * of a cure), alcohol and gambling (nothing that makes light of them), and in each the notice that
 * the playbook requires.
 */
public final class SectorGuard implements TextGuard {

  /** No letter and no digit. */
  private static final char BLANK = '\u00a6';

  private final WordLists lists = new WordLists("sector");
  private final OutrightClaims claims = new OutrightClaims();

  @Override
  public String name() {
    return "sector";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    Optional<Language> language = Language.of(brief.getLanguage());
    Optional<String> claim = claims.in(Names.blanked(text.skeleton(), brief, BLANK), language);
    return claim.isPresent() ? Verdicts.of(this, claim) : judgeSector(text, brief, language);
  }

  private GuardResult judgeSector(JudgedText text, Brief brief, Optional<Language> language) {
    TextRules rules = brief.getRules();
    if (rules.getSector().isEmpty()) {
      return Verdicts.pass(this);
    }
    Optional<String> objection =
        forbidden(text, language, rules)
            .or(() -> unsuitable(rules))
            .or(() -> withoutNotice(text, brief.getLanguage(), rules));
    if (objection.isPresent()) {
      return Verdicts.of(this, objection);
    }
    return unknown(brief, language)
        .map(reason -> Verdicts.notVerified(this, reason))
        .orElseGet(() -> Verdicts.pass(this));
  }

  private Optional<String> forbidden(
      JudgedText text, Optional<Language> language, TextRules rules) {
    return lists.in(text.skeleton(), language).stream()
        .filter(found -> found.list().equals(rules.getSector()))
        .findFirst()
        .map(SectorGuard::words);
  }

  private static String words(Found found) {
    return found.list() + " must not say \"" + found.said() + '"';
  }

  private static Optional<String> unsuitable(TextRules rules) {
    return rules.getSuitableRisk() > 0 && rules.getRiskClass() > rules.getSuitableRisk()
        ? Optional.of(
            "risk class "
                + rules.getRiskClass()
                + " does not suit a reader of class "
                + rules.getSuitableRisk())
        : Optional.empty();
  }

  private static Optional<String> withoutNotice(JudgedText text, String language, TextRules rules) {
    String notice = rules.getNotices().get(language);
    return notice != null && !Phrases.isIn(text.skeleton(), notice)
        ? Optional.of("the notice \"" + notice + "\" is missing")
        : Optional.empty();
  }

  private Optional<String> unknown(Brief brief, Optional<Language> language) {
    TextRules rules = brief.getRules();
    if (!lists.isListed(language)) {
      return Optional.of("no lists of a sector's words for " + brief.getLanguage());
    }
    if (!rules.getNotices().isEmpty() && !rules.getNotices().containsKey(brief.getLanguage())) {
      return Optional.of("the playbook has no notice in " + brief.getLanguage());
    }
    return rules.getRiskClass() > 0 && rules.getSuitableRisk() == 0
        ? Optional.of("it is not known which risk suits the reader")
        : Optional.empty();
  }
}
