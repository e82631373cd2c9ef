package dev.attune.topology.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Assignment;
import dev.attune.avro.Profile;
import dev.attune.topology.playbook.Playbook;
import dev.attune.topology.playbook.SampleProfiles;
import dev.attune.topology.playbook.Scenario;
import dev.attune.topology.playbook.file.PlaybookLoader;
import dev.attune.topology.prompt.template.TemplateLoader;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToneChooserTest {

  private static final Instant NOW = SampleProfiles.NOW;

  private final Playbook playbook = new PlaybookLoader(TemplateLoader.standard()).loadStandard();

  @ParameterizedTest
  @CsvSource({
    "cart-recovery,tone,warm,warm and caring",
    "cart-recovery,tone,brisk,short and brisk",
    "cart-recovery,tone,gone,helpful",
    "cart-recovery,none,default,helpful",
    "welcome,tone,warm,friendly and open"
  })
  void shouldFollowTheArmWhenTheScenarioHasTheExperiment(
      String scenario, String experiment, String arm, String expected) {
    // When
    String tone =
        ToneChooser.choose(
            scenario(scenario),
            new Assignment(experiment, arm, 0.5),
            SampleProfiles.stranger(),
            NOW);

    // Then
    assertThat(tone).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"-1.0,0,annoyed", "1.4,0,good mood", "0.1,0,''", "-1.0,15,''"})
  void shouldFollowTheMoodWhileItIsFresh(double sum, int daysAgo, String word) {
    // Given
    Profile profile = SampleProfiles.feeling(sum, NOW.minus(Duration.ofDays(daysAgo)));

    // When
    String tone =
        ToneChooser.choose(
            scenario("welcome"), new Assignment("none", "default", 1.0), profile, NOW);

    // Then
    assertThat(tone).startsWith("friendly and open").contains(word);
    assertThat(tone.equals("friendly and open")).isEqualTo(word.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"1.1,0,true", "1.0,0,false", "1.9,6,true", "1.9,8,false"})
  void shouldBrakeWhateverTheArmWhileDistressLasts(double distress, int daysAgo, boolean brakes) {
    // Given
    Profile profile = SampleProfiles.distressed(distress, NOW.minus(Duration.ofDays(daysAgo)));

    // When
    String tone =
        ToneChooser.choose(
            scenario("cart-recovery"), new Assignment("tone", "brisk", 0.5), profile, NOW);

    // Then
    assertThat(tone.contains("no urgency, no pressure")).isEqualTo(brakes);
    assertThat(tone.contains("brisk")).isNotEqualTo(brakes);
  }

  private Scenario scenario(String name) {
    return playbook.scenarios().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
