package dev.attune.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Brief;
import dev.attune.avro.GuardVerdict;
import dev.attune.avro.OfferText;
import dev.attune.avro.Trigger;
import dev.attune.guards.judge.JudgedText;
import dev.attune.guards.judge.TextGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectGuardTest extends GuardContract {

  private static final String STORY = "Once upon a time there was a little girl named Lily.";

  @Override
  protected TextGuard guard() {
    return new SubjectGuard();
  }

  @Override
  protected OfferText refused() {
    return new OfferText("A day in the park", STORY, "Say hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kettle Lille 1.7 l is back.",
        "The KETTLES are waiting.",
        "Noch da: der Lillé.",
        "Norvik makes mornings quiet.",
        "Yours for €24.99.",
        "10 % off until Thursday.",
        "Use TEA-4 at the checkout."
      })
  void shouldPassWhatNamesAProductOrAPromise(String body) {
    assertThat(judged(new OfferText("Hello", body, "Go")).getVerdict())
        .isEqualTo(GuardVerdict.PASS);
  }

  @Test
  void shouldAskForNothingWhenThereIsNoProductOrTheReaderIsUpset() {
    // Given
    Brief bare = Briefs.brief();
    Trigger old = Briefs.KETTLE.getTrigger();
    Trigger upset =
        new Trigger(
            old.getTriggerId(), "mood-drop", old.getFiredAt(), old.getEvidence(), old.getFacts());
    Brief apology = Brief.newBuilder(Briefs.KETTLE).setTrigger(upset).build();

    // When / Then
    assertThat(guard().judge(JudgedText.of(refused()), bare).getVerdict())
        .isEqualTo(GuardVerdict.PASS);
    assertThat(guard().judge(JudgedText.of(refused()), apology).getVerdict())
        .isEqualTo(GuardVerdict.PASS);
  }
}
