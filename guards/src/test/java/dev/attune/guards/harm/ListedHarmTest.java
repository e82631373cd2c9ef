package dev.attune.guards.harm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GuardVerdict;
import dev.attune.guards.Briefs;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListedHarmTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write to anna.meier@example.org.",
        "Call +49 30 901820.",
        "Pay with 4111 1111 1111 1111.",
        "To DE89 3704 0044 0532 0130 00."
      })
  void shouldRefusePersonalData(String body) {
    assertThat(verdict(new PersonalDataGuard(), "en", body)).isEqualTo(GuardVerdict.FAIL);
  }

  @Test
  void shouldTakeNoFactOfAnOfferForPersonalData() {
    assertThat(
            verdict(
                new PersonalDataGuard(),
                "en",
                "Kettle Lille 1.7 l: now €24.99 instead of €39.00 with TEA-4, until 31 December"
                    + " 2026, 23:59."))
        .isEqualTo(GuardVerdict.PASS);
  }

  @Test
  void shouldRefuseListedInsultsAndNotVerifyWithoutAList() {
    assertThat(verdict(new ToxicityGuard(), "en", "You idiot.")).isEqualTo(GuardVerdict.FAIL);
    assertThat(verdict(new ToxicityGuard(), "zh", "你这个白痴。")).isEqualTo(GuardVerdict.FAIL);
    assertThat(verdict(new ToxicityGuard(), "zh", "欢迎您回来。")).isEqualTo(GuardVerdict.PASS);
    assertThat(verdict(new ToxicityGuard(), "ko", "안녕하세요.")).isEqualTo(GuardVerdict.NOT_VERIFIED);
  }

  private static GuardVerdict verdict(TextGuard guard, String language, String body) {
    return guard.judge(JudgedText.of(Briefs.text(body)), Briefs.in(language)).getVerdict();
  }
}
