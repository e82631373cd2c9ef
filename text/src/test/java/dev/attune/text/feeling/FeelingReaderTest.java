package dev.attune.text.feeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.language.Language;
import dev.attune.text.verdict.NotVerified;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped models on texts that leave no doubt. */
class FeelingReaderTest {

  private static final FeelingReader READER = new FeelingReader(Models.shipped());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN|POSITIVE|Great product, works perfectly, I love it",
        "EN|NEGATIVE|Terrible quality, broke after two days, waste of money",
        "DE|POSITIVE|Danke, ich liebe dich, das ist wunderbar",
        "ES|POSITIVE|Gracias, te quiero mucho, es maravilloso",
        "ES|NEGATIVE|Es horrible, lo odio, está muerto",
        "PT|NEGATIVE|Ele está morto, odeio isto",
        "TR|NEGATIVE|Senden nefret ediyorum, çok kötü",
        "ID|POSITIVE|Barang bagus, pengiriman cepat, terima kasih",
        "ID|NEGATIVE|Barang rusak, kecewa sekali, penjual tidak menjawab",
        "KO|POSITIVE|정말 재미있고 감동적인 최고의 영화",
        "KO|NEGATIVE|쓰레기 같은 최악의 영화 시간 아깝다"
      })
  void shouldTellWhichWayATextLeansWhenItLeavesNoDoubt(
      Language language, Sentiment sentiment, String text) {
    assertThat(READER.sentiment(text, language).answer()).contains(sentiment);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN|ANGER|I am so angry, this is outrageous and I hate it",
        "EN|SADNESS|I am so sad and I miss her, I cried all night",
        "ID|ANGER|Penjual penipu, barang tidak dikirim, parah sekali"
      })
  void shouldNameTheEmotionWhenATextIsPlain(Language language, Emotion emotion, String text) {
    assertThat(READER.emotion(text, language).answer()).contains(emotion);
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"IT", "ZH", "JA", "RU", "AR"})
  void shouldGiveNoAnswerWhenNoModelWasMeasured(Language language) {
    assertThat(READER.sentiment("bellissimo, grazie", language)).isInstanceOf(NotVerified.class);
    assertThat(READER.emotion("bellissimo, grazie", language)).isInstanceOf(NotVerified.class);
  }

  @Test
  void shouldGiveNoAnswerWhenATextSaysNothing() {
    assertThat(READER.sentiment("", Language.DE)).isInstanceOf(NotVerified.class);
  }
}
