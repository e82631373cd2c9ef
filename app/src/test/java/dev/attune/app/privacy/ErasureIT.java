package dev.attune.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.app.config.AppConfig;
import dev.attune.app.privacy.trial.Trial;
import dev.attune.app.privacy.trial.TrialOptions;
import dev.attune.app.privacy.trial.TrialReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof of erasure in small; {@code attune bench erasure} is the same with 1,000 users. */
class ErasureIT {

  @TempDir Path folder;

  @Test
  void shouldLeaveNothingOfErasedUsersAnywhereWhenOthersGoOn() throws Exception {
    // Given
    TrialOptions options = new TrialOptions(60, 6, 7, Duration.ofMinutes(4));

    // When
    TrialReport report = new Trial(AppConfig.of(Map.of()), options, said -> {}).run(folder);

    // Then
    assertThat(report.places()).filteredOn(place -> place.hits() > 0).isEmpty();
    assertThat(report.places())
        .filteredOn(place -> place.hitsBefore() > 0)
        .extracting(TrialReport.PlaceReport::kind)
        .as("where it could be found before")
        .contains("topic", "files", "keys", "cache");
    assertThat(report.offersBefore()).isGreaterThanOrEqualTo(60);
    assertThat(report.restOffers()).isPositive();
    assertThat(report.restIdentical()).isTrue();
  }
}
