package dev.attune.guards.language;

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
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuardTest extends GuardContract {

  @Override
  protected TextGuard guard() {
    return new LanguageGuard();
  }

  @Override
  protected OfferText refused() {
    return new OfferText(
        "Immer noch in Ihrem Warenkorb", "Nehmen Sie sich alle Zeit, die Sie brauchen.", "Ansehen");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Still in your cart, Have a look.",
    "de, Noch da, Der Wasserkocher liegt bereit.",
    "fr, Toujours là, Votre panier vous attend.",
    "es, Sigue aquí, Su cesta le espera.",
    "pt, Continua aqui, O seu carrinho espera por si.",
    "it, Ancora qui, Il suo carrello la aspetta.",
    "zh, 还在这里, 您的购物车在等您。"
  })
  void shouldPassShortTextsInTheLanguageOfTheBrief(String language, String headline, String body) {
    // Given
    OfferText text = new OfferText("Kettle Lille 1.7 l: " + headline, body, "Kettle Lille 1.7 l");

    // When
    GuardResult result = guard().judge(JudgedText.of(text), Briefs.in(language));

    // Then
    assertThat(result.getVerdict()).as(result.getDetail()).isEqualTo(GuardVerdict.PASS);
  }

  @Test
  void shouldNotVerifyALanguageThatItCannotTell() {
    // When
    GuardResult result = guard().judge(JudgedText.of(refused()), Briefs.in("sw"));

    // Then
    assertThat(result.getVerdict()).isEqualTo(GuardVerdict.NOT_VERIFIED);
  }
}
