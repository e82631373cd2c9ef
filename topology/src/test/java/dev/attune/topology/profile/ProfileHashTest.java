package dev.attune.topology.profile;

import static dev.attune.topology.profile.Happening.minute;
import static dev.attune.topology.profile.Happening.profileOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.avro.Profile;
import dev.attune.topology.event.UserEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProfileHashTest {

  @Test
  void shouldBeTheSameWhenOnlyTheRunDiffers() {
    // Given
    UserEvent event = minute(0).viewed("a");
    UserEvent elsewhere =
        new UserEvent(
            event.header(),
            event.body(),
            event.occurredAt(),
            event.arrivedAt(),
            new UserEvent.Place(1, 11, 99L));
    Profile here = profileOf(event);
    Profile there =
        Profiles.withTimersFired(profileOf(elsewhere), Happening.START.plus(Duration.ofHours(2)));

    // When, Then
    assertThat(ProfileHash.of(there)).isEqualTo(ProfileHash.of(here));
    assertThat(there).isNotEqualTo(here);
  }

  @Test
  void shouldDifferWhenAnEventMoreIsKnown() {
    // Given
    Profile before = profileOf(minute(0).viewed("a"));

    // When
    Profile after = Happening.with(before, minute(1).viewed("a"));

    // Then
    assertThat(ProfileHash.of(after)).isNotEqualTo(ProfileHash.of(before)).matches("[0-9a-f]{64}");
  }

  @Test
  void shouldBeWhatItWasWhenTheCodeHasNotChangedWhatAProfileSays() {
    // Given
    Profile profile =
        profileOf(
            minute(0).viewed("a"),
            minute(90).added("a"),
            minute(3000).ordered("b"),
            minute(3001).rated(2));

    // When, Then
    assertThat(ProfileHash.of(profile))
        .isEqualTo("9963d55c1e0171aebee017a5054b44ea3f01ea079cad317f2eb5025cf23ea6f9");
  }
}
