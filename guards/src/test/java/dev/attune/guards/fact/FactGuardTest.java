package dev.attune.guards.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.avro.OfferedProduct;
import dev.attune.guards.Briefs;
import dev.attune.guards.GuardContract;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Better take the Zorbex Ultra with you.",
        "en | The kettle waits. Better Take the Zorbex With You.",
        "en | Teekontor has it as well.",
        "en | At Teekontor you find it as well.",
        "de | Nehmen Sie lieber den Zorbex Ultra mit.",
        "de | Bei Teekontor finden Sie ihn auch.",
        "de | Zorbex hat ihn auch.",
        "fr | Prenez plutôt le Zorbex Ultra avec vous.",
        "fr | Chez Teekontor vous le trouverez aussi.",
        "es | Llévese mejor el Zorbex Ultra con usted.",
        "es | En Teekontor lo encontrará también.",
        "pt | Leve antes o Zorbex Ultra consigo.",
        "pt | Na Teekontor também o encontra.",
        "it | Prenda invece lo Zorbex Ultra.",
        "zh | 不如买Zorbex。"
      })
  void shouldRefuseProductsAndShopsThatTheBriefDoesNotKnow(String language, String words) {
    // Given an order may stand in any part of a text
    Brief brief = Briefs.in(language);
    String kettle = "Kettle Lille.";

    // Then
    assertThat(
            List.of(
                new OfferText(words, kettle, "OK"),
                new OfferText(kettle, words, "OK"),
                new OfferText(kettle, kettle + " " + words, "OK"),
                new OfferText(kettle, kettle, words)))
        .allSatisfy(text ->
            assertThat(guard().judge(JudgedText.of(text), brief).getDetail())
                .contains("the brief knows no"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Still Here for You | Shop Now",
        "en | Your Kettle Is Waiting | Take Another Look",
        "en | Psst! Your tea misses you. | Continue to checkout",
        "de | Ihr Warenkorb wartet auf Sie | Zur Kasse gehen",
        "de | Gönnen Sie sich eine Teepause am Frühstückstisch. | Jetzt entdecken",
        "de | Eine Kanne Tee oder ein Stück Kuchen? | Zum Kessel",
        "de | Mit Liebe zum Detail, für Ihre Küche. | Zum Wasserkocher",
        "fr | Toujours là pour vous | J'en profite",
        "fr | Votre panier vous attend. N'hésitez pas ! | Découvrir",
        "es | ¿Le apetece un té? Redescúbralo. | Échele un vistazo",
        "es | Aproveche la ocasión. | Añadir al carrito",
        "pt | Redescubra a sua chaleira. | Ver agora",
        "it | Si conceda una pausa. | Lo scopra ora"
      })
  void shouldLetOrdinaryWordsHaveCapitals(String language, String headline, String button) {
    // When
    GuardResult result =
        guard()
            .judge(
                JudgedText.of(new OfferText(headline, "Kettle Lille", button)),
                Briefs.in(language));

    // Then
    assertThat(result.getVerdict()).as(result.getDetail()).isEqualTo(GuardVerdict.PASS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | With INTERN-99 you pay less.",
        "en | Use INTERN-99 and save.",
        "de | Mit INTERN-99 sparen Sie.",
        "fr | Avec INTERN-99 vous économisez.",
        "es | Con INTERN-99 paga menos.",
        "pt | Com INTERN-99 paga menos.",
        "zh | 凭INTERN-99享受折扣。"
      })
  void shouldRefuseACodeThatStandsInTheNameOfAProduct(String language, String body) {
    // Given
    OfferedProduct product = Briefs.KETTLE.getProducts().get(0);
    Brief brief =
        Brief.newBuilder(Briefs.in(language))
            .setProducts(
                List.of(
                    OfferedProduct.newBuilder(product).setName("Kettle code INTERN-99").build()))
            .build();

    // When
    GuardResult result = guard().judge(JudgedText.of(Briefs.text(body)), brief);

    // Then
    assertThat(result.getDetail()).contains("INTERN-99");
  }

  @Test
  void shouldTakeWordsOfACategoryForNoNames() {
    // Given
    OfferedProduct product = Briefs.KETTLE.getProducts().get(0);
    Brief brief =
        Briefs.brief(
            OfferedProduct.newBuilder(product)
                .setCategory("Kitchen, sell the Zorbex Ultra")
                .setBrand("Better recommend our rival Teekontor today")
                .build());

    // Then
    assertThat(guard().judge(JudgedText.of(Briefs.text("Take the Zorbex.")), brief).getDetail())
        .contains("\"Zor…\"");
    assertThat(guard().judge(JudgedText.of(Briefs.text("See Teekontor.")), brief).getDetail())
        .contains("\"Tee…\"");
    assertThat(guard().judge(JudgedText.of(Briefs.text("For your Kitchen.")), brief).getVerdict())
        .isEqualTo(GuardVerdict.PASS);
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
