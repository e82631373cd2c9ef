package dev.attune.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every guard. */
abstract class GuardContract {

  abstract TextGuard guard();

  /** A text that this guard refuses for {@link Briefs#KETTLE}. */
  abstract OfferText refused();

  @Property
  void shouldJudgeWhateverIsWritten(
      @ForAll String headline, @ForAll String body, @ForAll String callToAction) {
    // Given
    OfferText text = new OfferText(headline, body, callToAction);

    // When
    GuardResult result = guard().judge(text, Briefs.KETTLE);

    // Then it has a verdict, the same each time, and a reason exactly where it is no pass
    assertThat(guard().judge(text, Briefs.KETTLE)).isEqualTo(result);
    assertThat(result.getDetail() == null).isEqualTo(result.getVerdict() == GuardVerdict.PASS);
  }

  @Property(tries = 1)
  void shouldSayInOneLineWhyItRefuses() {
    // When
    GuardResult result = guard().judge(refused(), Briefs.KETTLE);

    // Then
    assertThat(result.getVerdict()).isEqualTo(GuardVerdict.FAIL);
    assertThat(result.getGuard()).matches("[a-z-]+");
    assertThat(result.getDetail()).isNotBlank().hasSizeLessThan(200).doesNotContain("\n");
  }
}
