package dev.attune.guards.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.guards.Briefs;
import dev.attune.guards.GuardContract;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single cases; how many lies are found in all is measured by {@code SeededLiesTest}. */
class FactGuardTest extends GuardContract {

  private static final FactGuard GUARD = new FactGuard();

  @Override
  protected TextGuard guard() {
    return GUARD;
  }

  @Override
  protected OfferText refused() {
    return Briefs.text("The kettle is twenty percent off.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No figure at all.",
        "Now €24.99 instead of €39.00.",
        "Ten percent off, and it is €22.49.",
        "You save €2.50 with TEA-4 until 31/12/2026, 23:59.",
        "Twenty-four euros and ninety-nine cents.",
        "The 1.7 l kettle that you looked at 3 times.",
        "Looking is free, and feel free to ask.",
        "One of these days you will want it.",
        "Thirty-six percent below the old price.",
        "It comes from Norvik, as you know."
      })
  void shouldPassWhatFollowsFromTheBrief(String body) {
    // When
    GuardResult result = judged(Briefs.text(body));

    // Then
    assertThat(result.getVerdict()).as(result.getDetail()).isEqualTo(GuardVerdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Now €19.99.",
        "Now $24.99.",
        "It costs €39.00.",
        "Only until 30 November.",
        "Until Friday.",
        "Ends tonight.",
        "Use code TEA-5.",
        "Save 15%.",
        "Over 1,000 sold.",
        "Two for one.",
        "A 5-year warranty.",
        "Free shipping.",
        "With a free mug for free.",
        "The lowest price anywhere.",
        "Our bestseller.",
        "Almost sold out.",
        "The new Borealis X200 is here.",
        "It goes well with the Borealis."
      })
  void shouldRefuseWhatDoesNotFollow(String body) {
    assertThat(verdict(body)).isEqualTo(GuardVerdict.FAIL);
  }

  @Test
  void shouldReadEnglishPhrasesWithinAnotherLanguage() {
    assertThat(
            guard()
                .judge(JudgedText.of(Briefs.text("Jetzt fifty percent off.")), Briefs.in("de"))
                .getVerdict())
        .isEqualTo(GuardVerdict.FAIL);
  }

  @Test
  void shouldCheckDigitsAndVerifyNothingElseWhereTheLanguageIsNotListed() {
    assertThat(
            guard().judge(JudgedText.of(Briefs.text("주전자 24.99 €")), Briefs.in("ko")).getVerdict())
        .isEqualTo(GuardVerdict.NOT_VERIFIED);
    assertThat(
            guard().judge(JudgedText.of(Briefs.text("주전자 19.99 €")), Briefs.in("ko")).getVerdict())
        .isEqualTo(GuardVerdict.FAIL);
  }
}
