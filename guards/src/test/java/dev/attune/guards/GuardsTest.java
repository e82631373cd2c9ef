package dev.attune.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.GuardResult;
import dev.attune.avro.GuardVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardsTest {

  @Test
  void shouldLetEveryGuardJudgeWhenOneFails() {
    // When
    List<GuardResult> results =
        Guards.standard().judge(Briefs.text("Hello {{name}}, you get 77 % off."), Briefs.KETTLE);

    // Then
    assertThat(results).extracting(GuardResult::getGuard).isEqualTo(Guards.standard().names());
    assertThat(results)
        .filteredOn(result -> result.getVerdict() == GuardVerdict.FAIL)
        .extracting(GuardResult::getGuard)
        .containsExactly("format", "facts");
    assertThat(Guards.firstFailure(results)).contains(results.getFirst());
  }

  @Test
  void shouldCountAsFailureWhatCouldNotBeVerified() {
    // Given
    GuardResult passed = new GuardResult("one", GuardVerdict.PASS, null);
    GuardResult unsure = new GuardResult("two", GuardVerdict.NOT_VERIFIED, "no facts at hand");

    // When / Then
    assertThat(Guards.firstFailure(List.of(passed, unsure))).contains(unsure);
    assertThat(Guards.firstFailure(List.of(passed))).isEmpty();
  }
}
