package dev.attune.text.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.verdict.NotVerified;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageIdentifierTest {

  private static final LanguageIdentifier IDENTIFIER = new LanguageIdentifier();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN|The box was broken and nobody answers my mails",
        "EN|Where is my order?",
        "DE|Das Paket war kaputt und niemand antwortet mir",
        "FR|Le colis était cassé et personne ne répond",
        "ES|El paquete llegó roto y nadie contesta",
        "PT|A caixa veio quebrada e ninguém responde",
        "IT|Il pacco è arrivato rotto e nessuno risponde",
        "TR|Kutu kırık geldi ve kimse cevap vermiyor",
        "ID|Barangnya rusak dan tidak ada yang menjawab",
        "KO|상자가 부서졌어요",
        "ZH|盒子坏了，没有人回答",
        "JA|箱が壊れていました",
        "JA|送料無料です",
        "RU|Коробка была сломана, и никто не отвечает мне, я очень недоволен этим",
        "UK|Де моє замовлення? Ніхто не відповідає",
        "EL|Πού είναι η παραγγελία μου;",
        "AR|أين طلبي؟"
      })
  void shouldNameTheLanguageWhenThereIsEnoughOfIt(Language language, String text) {
    assertThat(IDENTIFIER.identify(text).answer()).contains(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ok",
        "42 €",
        "👍👍",
        "送料無料",
        "OMG",
        "Kde je moje objednávka? Balík přišel rozbitý a nikdo neodpovídá",
        "سفارش من کجاست؟ چرا کسی پاسخ نمی‌دهد",
        "XXL"
      })
  void shouldGiveNoAnswerWhenThereIsTooLittleOrALanguageIsUnknown(String text) {
    assertThat(IDENTIFIER.identify(text)).isInstanceOf(NotVerified.class);
  }

  @ParameterizedTest
  @CsvSource({"PT, nunca mais", "ES, muy caro"})
  void shouldTipTheScalesWhenTheWriterIsKnown(Language expected, String text) {
    assertThat(IDENTIFIER.identify(text, Set.of(expected)).answer()).contains(expected);
  }

  @Property(tries = 200)
  void shouldAnswerWhateverTheText(@ForAll String text) {
    assertThat(IDENTIFIER.identify(text)).isNotNull();
  }
}
