package dev.attune.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatGuardTest extends GuardContract {

  @Override
  TextGuard guard() {
    return new FormatGuard();
  }

  @Override
  OfferText refused() {
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
  @ValueSource(strings = {"Hello {{name}}", "Hello ${name}", "Hello [NAME]", "<|end|>", "a\u0007b"})
  void shouldRefuseWhatATemplateOrAModelLeftBehind(String body) {
    assertThat(verdict(Briefs.text(body))).isEqualTo(GuardVerdict.FAIL);
  }

  private GuardVerdict verdict(OfferText text) {
    return guard().judge(text, Briefs.KETTLE).getVerdict();
  }
}
