package dev.attune.guards.harm;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.Names;
import dev.attune.guards.judge.TextGuard;
import dev.attune.guards.judge.Verdicts;
import dev.attune.text.personal.PersonalData;
import java.util.Locale;

/**
 * Refuses texts that hold personal data: a brief has none, so it is invented or somebody else's.
 */
public final class PersonalDataGuard implements TextGuard {

  private final PersonalData finder = new PersonalData();

  @Override
  public String name() {
    return "personal-data";
  }

  @Override
  public GuardResult judge(JudgedText text, Brief brief) {
    String plain = Names.removed(text.clean().text(), brief);
    return Verdicts.of(
        this,
        finder.find(plain, Locale.of(brief.getLanguage())).stream()
            .findFirst()
            .map(span -> "it holds personal data: " + span.kind().label()));
  }
}
