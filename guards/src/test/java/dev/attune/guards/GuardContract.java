package dev.attune.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every guard. */
public abstract class GuardContract {

  /** The guard. */
  protected abstract TextGuard guard();

  /** A text that this guard refuses for {@link #brief()}. */
  protected abstract OfferText refused();

  /** A brief for which that text is refused. */
  protected Brief brief() {
    return Briefs.KETTLE;
  }

  /** The verdict on a body beneath an ordinary headline. */
  protected final GuardVerdict verdict(String body) {
    return judged(Briefs.text(body)).getVerdict();
  }

  /** The whole result. */
  protected final GuardResult judged(OfferText text) {
    return guard().judge(JudgedText.of(text), brief());
  }

  @Property(tries = 200)
  void shouldJudgeWhateverIsWritten(
      @ForAll String headline, @ForAll String body, @ForAll String callToAction) {
    // Given
    OfferText text = new OfferText(headline, body, callToAction);

    for (String language : List.of("en", "zh", "xx")) {
      Brief brief = Brief.newBuilder(brief()).setLanguage(language).build();

      // When
      GuardResult result = guard().judge(JudgedText.of(text), brief);

      // Then it has a verdict, the same each time, and a reason exactly where it is no pass
      assertThat(guard().judge(JudgedText.of(text), brief)).isEqualTo(result);
      assertThat(result.getGuard()).isEqualTo(guard().name());
      assertThat(result.getDetail() == null).isEqualTo(result.getVerdict() == GuardVerdict.PASS);
    }
  }

  @Property(tries = 1)
  void shouldSayInOneLineWhyItRefuses() {
    // When
    GuardResult result = judged(refused());

    // Then
    assertThat(result.getVerdict()).isEqualTo(GuardVerdict.FAIL);
    assertThat(result.getGuard()).matches("[a-z-]+");
    assertThat(result.getDetail()).isNotBlank().hasSizeLessThan(200).doesNotContain("\n");
  }
}
