package dev.attune.guards.voice;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceGuardTest extends GuardContract {

  private static final TextRules.Builder RULES =
      TextRules.newBuilder()
          .setBanned(List.of("cheap", "act now"))
          .setCompetitors(List.of("Teapot Palace"))
          .setPreferred(Map.of("clients", "guests"))
          .setRequired(List.of("look"))
          .setMaxSentenceWords(12);

  @Override
  protected TextGuard guard() {
    return new VoiceGuard();
  }

  @Override
  protected OfferText refused() {
    return Briefs.text("A cheap kettle.");
  }

  @Override
  protected Brief brief() {
    return Briefs.under(RULES);
  }

  @ParameterizedTest
  @CsvSource({
    "A cheap one., banned word \"cheap\"",
    "A CHÉAP one., banned word \"cheap\"",
    "Act  now. Act now., banned word \"act now\"",
    "Better than Teapot Palace., competitor",
    "For our clients., where the brand says \"guests\"",
    "Look! Look! Look!, 3 exclamation marks",
    "VERY GOOD THING HERE., words in capitals",
    "😀😀😀 Nice., 3 emoji",
    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        + " sixteen seventeen eighteen nineteen twenty twenty-one two three four five six seven"
        + " eight nine thirty one two three four five six seven eight nine forty one two three four"
        + " five., words a sentence"
  })
  void shouldSayWhatIsNotInTheVoice(String body, String reason) {
    // When
    GuardResult result = judged(Briefs.text(body));

    // Then
    assertThat(result.getDetail()).isNotNull().contains(reason);
  }

  @Test
  void shouldPassWordsThatOnlyContainABannedOneAndNames() {
    assertThat(verdict("The cheapside Kettle Lille 1.7 l! Look.")).isEqualTo(GuardVerdict.PASS);
  }

  @Test
  void shouldMissARequiredWord() {
    // When
    GuardResult result = judged(new OfferText("A kettle", "It is here.", "Go"));

    // Then
    assertThat(result.getDetail()).contains("required words \"look\" are missing");
  }

  @Test
  void shouldBearNoExclamationMarkInTheCalmTone() {
    // Given
    Brief calm = Briefs.under(TextRules.newBuilder().setCalm(true));

    // When
    GuardResult result = guard().judge(JudgedText.of(Briefs.text("A kettle!")), calm);

    // Then
    assertThat(result.getVerdict()).isEqualTo(GuardVerdict.FAIL);
  }
}
