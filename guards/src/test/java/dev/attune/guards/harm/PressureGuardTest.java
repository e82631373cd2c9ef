package dev.attune.guards.harm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferTerms;
import dev.attune.avro.OfferText;
import dev.attune.avro.TextRules;
import dev.attune.guards.Briefs;
import dev.attune.guards.GuardContract;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureGuardTest extends GuardContract {

  @Override
  protected TextGuard guard() {
    return new PressureGuard();
  }

  @Override
  protected OfferText refused() {
    return Briefs.text("You will regret it if you leave the kettle.");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Hurry! This is your last chance.",
    "en, After all we did for you.",
    "en, For people like you.",
    "en, Are you lonely?",
    "de, Beeilen Sie sich!",
    "de, Wir sind enttäuscht.",
    "de, In Ihrem Alter braucht man das.",
    "fr, Vous le regretterez.",
    "fr, Dernière chance !",
    "es, Se arrepentirá.",
    "es, Última oportunidad.",
    "pt, Vai arrepender-se.",
    "it, Se ne pentirà.",
    "zh, 错过会后悔的。",
    "zh, 最后机会。",
    "de, This is your last chance."
  })
  void shouldRefusePressureInEveryListedLanguage(String language, String body) {
    // Given a promise that holds for a week
    Brief brief = Briefs.in(language);

    // When / Then
    assertThat(guard().judge(JudgedText.of(Briefs.text(body)), brief).getVerdict())
        .isEqualTo(GuardVerdict.FAIL);
  }

  @Test
  void shouldLetUrgencyPassWhereAPromiseReallyEndsSoonAndNobodyIsDistressed() {
    // Given
    OfferTerms soon =
        new OfferTerms(
            10, null, Briefs.KETTLE.getTrigger().getFiredAt().plus(Duration.ofHours(30)));
    Brief ending = Brief.newBuilder(Briefs.KETTLE).setTerms(soon).build();
    Brief calm =
        Brief.newBuilder(ending).setRules(TextRules.newBuilder().setCalm(true).build()).build();
    JudgedText text = JudgedText.of(Briefs.text("Don't miss the ten percent, it is a bargain."));

    // When / Then
    assertThat(guard().judge(text, ending).getVerdict()).isEqualTo(GuardVerdict.PASS);
    assertThat(guard().judge(text, calm).getVerdict()).isEqualTo(GuardVerdict.FAIL);
  }

  @Test
  void shouldNotVerifyALanguageWithoutLists() {
    assertThat(
            guard()
                .judge(JudgedText.of(Briefs.text("Katso sitä rauhassa.")), Briefs.in("fi"))
                .getVerdict())
        .isEqualTo(GuardVerdict.NOT_VERIFIED);
  }
}
