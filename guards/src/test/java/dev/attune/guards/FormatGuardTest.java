package dev.attune.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatGuardTest extends GuardContract {

  @Override
  protected TextGuard guard() {
    return new FormatGuard();
  }

  @Override
  protected OfferText refused() {
    return Briefs.text(" ");
  }

  @Test
  void shouldPassTextsAsLongAsTheLimitAndNoLonger() {
    // Given
    String body = "x".repeat(Lengths.LONGEST.body());

    // When / Then
    assertThat(verdict(Briefs.text(body))).isEqualTo(GuardVerdict.PASS);
    assertThat(verdict(Briefs.text(body + 'x'))).isEqualTo(GuardVerdict.FAIL);
  }

  @Test
  void shouldLetPassWhatWritersAreAskedForOnEveryChannel() {
    for (Channel channel : Channel.values()) {
      // Given
      Lengths asked = channel.lengths();
      OfferText text =
          new OfferText(
              "x".repeat(asked.headline()),
              "x".repeat(asked.body()),
              "x".repeat(asked.callToAction()));

      // When / Then
      assertThat(verdict(text)).as(channel.key()).isEqualTo(GuardVerdict.PASS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello {{name}}",
        "Hello ${name}",
        "Hello [NAME]",
        "Hello {name}",
        "Hello [insert product]",
        "<|end|>",
        "a\u0007b",
        "Have a <b>look</b>.",
        "Salt &amp; pepper.",
        "Have a **look**.",
        "# A kettle",
        "- one\n- two",
        "[here](there)",
        "{\"body\": \"x\"}",
        "a\\nb",
        "fr\u200bee",
        "\u202egnp.exe"
      })
  void shouldRefuseWhatATemplateOrAModelLeftBehind(String body) {
    assertThat(verdict(Briefs.text(body))).isEqualTo(GuardVerdict.FAIL);
  }

  @Test
  void shouldHoldAShortMessageToThreeParts() {
    // Given
    Brief brief = Brief.newBuilder(Briefs.KETTLE).setChannel("sms").build();
    OfferText text = Briefs.text("x".repeat(460));

    // When
    GuardResult result = guard().judge(JudgedText.of(text), brief);

    // Then
    assertThat(result.getDetail()).contains("body is longer than 459 characters");
  }

  private GuardVerdict verdict(OfferText text) {
    return judged(text).getVerdict();
  }
}
