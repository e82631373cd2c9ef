package dev.attune.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.guards.judge.TextGuard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresGuardTest extends GuardContract {

  @Override
  protected TextGuard guard() {
    return new FiguresGuard();
  }

  @Override
  protected OfferText refused() {
    return Briefs.text("Now 20 % off.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No figure at all.",
        "Now €24.99 instead of €39.00.",
        "Jetzt 24,99 € statt 39 €.",
        "10 % off with TEA-4 until 31/12/2026, 23:59.",
        "The 1.7 l kettle that you looked at 3 times."
      })
  void shouldPassFiguresOfTheBrief(String body) {
    assertThat(judged(Briefs.text(body)).getVerdict()).isEqualTo(GuardVerdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Now €19.99.",
        "Only until 30 November.",
        "Use code TEA-5.",
        "Save 15%.",
        "Over 1,000 sold."
      })
  void shouldRefuseFiguresThatTheBriefDoesNotHold(String body) {
    assertThat(judged(Briefs.text(body)).getVerdict()).isEqualTo(GuardVerdict.FAIL);
  }
}
