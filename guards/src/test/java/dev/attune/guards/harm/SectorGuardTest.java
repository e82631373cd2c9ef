package dev.attune.guards.harm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.avro.TextRules;
import dev.attune.guards.Briefs;
import dev.attune.guards.GuardContract;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectorGuardTest extends GuardContract {

  private static final String NOTICE = "Capital is at risk.";

  @Override
  protected TextGuard guard() {
    return new SectorGuard();
  }

  @Override
  protected OfferText refused() {
    return Briefs.text("A guaranteed return. Capital is at risk.");
  }

  @Override
  protected Brief brief() {
    return Briefs.under(finance());
  }

  private static TextRules.Builder finance() {
    return TextRules.newBuilder().setSector("finance").setNotices(Map.of("en", NOTICE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | It cures diabetes.",
        "en | It heals your joints and replaces your medication.",
        "en | A guaranteed return without risk.",
        "de | Er heilt Diabetes.",
        "de | Er bringt garantierte Rendite.",
        "fr | Elle guérit le diabète.",
        "fr | Un rendement garanti pour vous.",
        "es | Cura la diabetes y sustituye sus medicinas.",
        "es | Le da una rentabilidad garantizada.",
        "pt | Cura a diabetes.",
        "pt | Dá-lhe um rendimento garantido.",
        "it | Guarisce il diabete.",
        "zh | 能治糖尿病，无需吃药。",
        "zh | 稳赚不赔。",
        "tr | It cures diabetes."
      })
  void shouldRefuseACureAndACertainReturnWhateverTheSector(String language, String body) {
    assertThat(guard().judge(JudgedText.of(Briefs.text(body)), Briefs.in(language)).getVerdict())
        .isEqualTo(GuardVerdict.FAIL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Tea is a treat, and a cured ham goes with it. Free returns.",
        "de | Ein heiliger Moment am Abend, Rückgabe garantiert.",
        "fr | Un soin doux pour votre peau, retour sous trente jours.",
        "es | Con cuidado y cariño, devolución garantizada.",
        "pt | Com cuidado, devolução garantida.",
        "it | Fatto con cura, reso garantito.",
        "zh | 慢慢喝一杯茶。"
      })
  void shouldLetOrdinaryCareAndReturnsOfGoodsPass(String language, String body) {
    // When
    GuardVerdict verdict =
        guard().judge(JudgedText.of(Briefs.text(body)), Briefs.in(language)).getVerdict();

    // Then
    assertThat(verdict).isEqualTo(GuardVerdict.PASS);
  }

  @ParameterizedTest
  @CsvSource({
    "finance, en, This fund is risk-free.",
    "finance, de, Mit garantierter Rendite. Garantierte Rendite.",
    "finance, fr, Un rendement garanti.",
    "finance, es, Sin riesgo para usted.",
    "finance, pt, Lucro garantido.",
    "finance, it, Rendimento garantito.",
    "finance, zh, 稳赚不赔。",
    "health, en, This tea cures a cold.",
    "health, de, Der Tee heilt.",
    "health, zh, 没有副作用。",
    "alcohol, en, It makes you sexy.",
    "alcohol, de, Gegen den Kater.",
    "gambling, en, Win back your losses.",
    "gambling, es, Dinero fácil."
  })
  void shouldRefuseWhatASectorMustNotSay(String sector, String language, String body) {
    // Given
    Brief brief =
        Brief.newBuilder(Briefs.in(language))
            .setRules(TextRules.newBuilder().setSector(sector).build())
            .build();

    // When / Then
    assertThat(guard().judge(JudgedText.of(Briefs.text(body)), brief).getVerdict())
        .isEqualTo(GuardVerdict.FAIL);
  }

  @Test
  void shouldAskForTheNotice() {
    assertThat(verdict("A fund. Capital is at risk.")).isEqualTo(GuardVerdict.PASS);
    assertThat(judged(Briefs.text("A fund.")).getDetail()).contains(NOTICE);
  }

  @Test
  void shouldKeepRiskFromReadersWhomItDoesNotSuit() {
    // Given
    JudgedText text = JudgedText.of(Briefs.text("A fund. Capital is at risk."));

    // When
    GuardResult fits = risk(text, 3, 3);
    GuardResult tooHigh = risk(text, 4, 3);
    GuardResult unknown = risk(text, 4, 0);

    // Then
    assertThat(fits.getVerdict()).isEqualTo(GuardVerdict.PASS);
    assertThat(tooHigh.getVerdict()).isEqualTo(GuardVerdict.FAIL);
    assertThat(unknown.getVerdict()).isEqualTo(GuardVerdict.NOT_VERIFIED);
  }

  private GuardResult risk(JudgedText text, int product, int reader) {
    return guard()
        .judge(text, Briefs.under(finance().setRiskClass(product).setSuitableRisk(reader)));
  }
}
